using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside;

/// <summary>The table of contents of the house: every module, and what each of them offers.</summary>
public static class AlongsideModules
{
    public static IServiceCollection AddAlongside(this IServiceCollection services, Database database, Clock clock, LocalTime local, WorkingDays? days = null, HouseAddress? house = null, bool openToAll = true)
    {
        services.AddSingleton(clock).AddSingleton(local);
        services.AddSingleton(days ?? WorkingDays.Scotland).AddSingleton(house ?? new HouseAddress(new Uri("http://localhost:5080")));
        // Whoever has translations puts them in place of this.
        services.AddSingleton(new OpenToAll(openToAll)).AddSingleton<LetterText>(Mail.InEnglish);
        // What lies in folders comes with the composition: without one, nobody brings files, and there are our own pictures.
        services.AddSingleton(new KeptBytes(null)).AddSingleton(new CleanPicture()).AddSingleton(FolderPictures.None);
        services.AddSingleton(database).AddSingleton(database.Writer).AddSingleton(database.Slots);
        return services.AddData().AddSharing().AddWords().AddPeople().AddOrganisations().AddRecord();
    }
}
