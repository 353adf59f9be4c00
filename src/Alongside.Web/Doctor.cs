using System.Globalization;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Words;
using Npgsql;

namespace Alongside.Web;

/// <summary><c>alongside doctor</c>: what is set, without any secret, and whether the database is well.</summary>
public static class Doctor
{
    public static async Task<int> RunAsync(Settings settings)
    {
        foreach (var (name, value) in Lines(settings)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{value}"));
        try
        {
            var trouble = await Database.InspectAsync(settings.Database, new Clock(TimeProvider.System));
            foreach (var job in trouble.Jobs) Console.WriteLine($"The job {job.Job} is in trouble: {job.Problem}");
            if (trouble.ParkedLetters > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Letters that could not be sent and are parked: {trouble.ParkedLetters}"));
            if (trouble.WaitingForAHuman > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Letters that have waited two weeks for a human to take them: {trouble.WaitingForAHuman}"));
            if (trouble.IsNone) Console.WriteLine("Everything is in order.");
            return 0;
        }
        catch (Exception problem)
        {
            Console.WriteLine("Not in order: " + problem.Message);
            return 1;
        }
    }

    private static IEnumerable<(string Name, string Value)> Lines(Settings settings)
    {
        yield return ("ALONGSIDE_URL", settings.Url.ToString());
        yield return ("PORT", settings.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("ALONGSIDE_DATA", settings.DataFolder);
        yield return ("ALONGSIDE_DATABASE", settings.Database switch
        {
            SqliteSettings sqlite => sqlite.File,
            PostgresSettings postgres => WithoutSecrets(postgres.App),
            _ => "",
        });
        if (settings.Database is PostgresSettings roles)
        {
            yield return ("ALONGSIDE_DATABASE_OWNER", WithoutSecrets(roles.Owner));
            yield return ("ALONGSIDE_DATABASE_DOOR", WithoutSecrets(roles.Door));
        }
        yield return ("ALONGSIDE_ZONE", settings.Zone.Id);
        yield return ("ALONGSIDE_NATION", settings.WorkingDays.Nation);
        yield return ("ALONGSIDE_LANGUAGES", string.Join(',', settings.Languages.Select(language => language.Tag)));
        yield return ("ALONGSIDE_OPEN", settings.OpenToAll ? "yes" : "no");
        yield return ("ALONGSIDE_ELSEWHERE", settings.Elsewhere.ToString());
        yield return ("ALONGSIDE_PROXIES", settings.Proxies.Count == 0 ? "(none)" : string.Join(',', settings.Proxies));
        yield return ("ALONGSIDE_PICTURES", settings.Pictures is { } pictures ? string.Create(CultureInfo.InvariantCulture, $"{pictures} ({FolderPictures.Load(pictures).Rows.Count} pictures)") : "(none)");
        yield return ("ALONGSIDE_UPLOAD_MB", settings.UploadMegabytes.ToString(CultureInfo.InvariantCulture));
        yield return ("ALONGSIDE_SMTP_HOST", settings.Smtp?.Host ?? "(letters are laid into a folder)");
    }

    private static string WithoutSecrets(string? connection)
    {
        if (connection is null) return "(not set)";
        var builder = new NpgsqlConnectionStringBuilder(connection);
        return $"Host={builder.Host};Port={builder.Port};Database={builder.Database};Username={builder.Username}";
    }
}
