using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Record;

/// <summary>Somebody and those who support them, for tests of what an organisation writes of its own work.</summary>
internal sealed class HappenedGiven(IServiceProvider services)
{
    private readonly Given given = new(services);

    /// <summary>Amina, and Jo who was given her to support.</summary>
    public async Task<(Actor Amina, Actor Jo)> SupportedAsync(string name = "Amina")
    {
        var (amina, jo) = (await given.PersonAsync(name), await given.WorkerAsync());
        await The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId));
        await given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        return (amina, jo);
    }

    /// <summary>Somebody who leads where this worker works, and answers for who supports the person.</summary>
    public async Task<Actor> LeadAsync(Actor jo, Actor? person = null, string name = "Lee", string? email = null)
    {
        var account = await The<OpenAccount>().RunAsync(name, "lead");
        if (email is not null) await WriteToAsync(account, email);
        await The<StartWork>().RunAsync(new WorkToStart(account, jo.OrganisationId!.Value) { Leads = true });
        if (person is not null) await given.SupportAsync(person, ViewerKind.Lead, jo.OrganisationId!.Value, jo.OrganisationId!.Value);
        return new Actor(account, Capacity.Worker, OrganisationId: jo.OrganisationId, Name: name, Role: "lead") { Leads = true };
    }

    public Task<bool> WriteToAsync(Guid account, string email) => The<Data.IWriter>().RunAsync(Data.UnitRequest.ByTheHouse, unit =>
    {
        unit.House.Accounts.AsTracking().Single(row => row.AccountId == account).WriteTo(EmailAddress.Read(email, "email"));
        return Task.FromResult(true);
    });

    public static HappeningToWrite Visit(Actor person, string words = "Bulbs are in.") => new(person.OwnRecord!.Value, "visit", true, words);

    public Task<Guid> WriteAsync(Actor by, HappeningToWrite what) => The<WriteHappening>().RunAsync(by, what);

    public HappeningToWrite NotMet(Actor person, Actor checks) =>
        new(person.OwnRecord!.Value, "visit", false, null) { CheckBy = checks.AccountId, CheckDue = The<Clock>().Now().AddHours(3) };

    public ExemptionGiven Harm(int days = 30) => new("serious-harm", "Her brother reads over her shoulder.", DateOnly.FromDateTime(The<Clock>().Now()).AddDays(days));

    public async Task<HappenedPage> ReadAsync(Actor by, Actor person)
    {
        using var record = await The<Gate>().OpenAsync(by, person.OwnRecord!.Value, new Opening(PartTable.All));
        await record.Looked;
        return await HappenedReading.PageAsync(record);
    }

    public async Task<Refused> RefusedAsync(Actor by, HappeningToWrite what) => await Should.ThrowAsync<Refused>(() => WriteAsync(by, what));

    private T The<T>() where T : notnull => services.GetRequiredService<T>();
}
