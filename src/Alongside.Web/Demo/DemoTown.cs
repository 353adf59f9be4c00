using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Web.Demo;

/// <summary>Somebody to be in the demo: the word for it, the account, and as what they act.</summary>
public sealed record SomebodyToBe(string Who, string Name, string Role, string Says);

/// <summary>
/// Invented people to try things on, made through the same use cases as real ones. The database remembers that it is a
/// demo: it never becomes a real one, nor a real one a demo.
/// </summary>
public sealed class DemoTown(
    IWriter writer, ReaderSlots slots, OpenAccount openAccount, BeginRecord beginRecord, ChooseContact contact, StartWork startWork, AddOrganisation addOrganisation, Clock clock,
    Amina amina, Farida farida, Iain iain)
{
    private const string Where = "Riverside Together";

    public static IReadOnlyList<SomebodyToBe> People { get; } =
    [
        new("person", Amina.Name, "", "You are Amina. The record is yours: say what matters, and see who said what."),
        new("sister", "Sana", "sister", "You are Sana, Amina’s sister. Amina shares some of it with you."),
        new("worker", "Jo", "support worker", "You are Jo, a support worker. Amina has shared nothing with you."),
        new("other", Iain.Name, "", "You are Iain. Jo began this page for you, and you took it as yours. You do not agree with all of it."),
    ];

    /// <summary>Makes the town on an empty database. A database with real people in it is refused.</summary>
    public async Task MakeAsync()
    {
        var state = await IsDemoAsync(slots);
        if (state == true) return;
        if (state == false) throw new SettingsProblem("This database is a real one. The demo needs a data folder of its own (ALONGSIDE_DATA).");

        await writer.RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Installations.Add(new Installation { One = 1, MadeAt = clock.Now(), Demo = true });
            return Task.FromResult(true);
        });
        var self = await PersonAsync(Amina.Name, "ur");
        var sister = await PersonAsync(Farida.Name, "ur");
        var sana = new Actor(await openAccount.RunAsync("Sana", "sister"), Capacity.Circle, Name: "Sana", Role: "sister");
        var bill = new Actor(await openAccount.RunAsync("Bill", "neighbour"), Capacity.Circle, Name: "Bill", Role: "neighbour");
        var riverside = await addOrganisation.RunAsync(Where);
        var jo = new Actor(await openAccount.RunAsync("Jo", "support worker"), Capacity.Worker, OrganisationId: riverside, Name: "Jo", Role: "support worker", WorksAt: Where);
        await startWork.RunAsync(new WorkToStart(jo.AccountId, riverside));
        // A reserved name: no letter of a demo can ever reach anybody.
        foreach (var somebody in new[] { self, sana, bill, jo }) await contact.RunAsync(somebody.AccountId, somebody.Name.ToLowerInvariant() + "@example.org");
        await amina.LiveAsync(self, sana, bill);
        await farida.LiveAsync(sister, sana, jo);
        await iain.LiveAsync(jo);
    }

    private async Task<Actor> PersonAsync(string name, string language)
    {
        var account = await openAccount.RunAsync(name);
        return new Actor(account, Capacity.Self, await beginRecord.RunAsync(account, new RecordToBegin(name, language)), Name: name);
    }

    /// <summary>The actor for one of the words in <see cref="People"/>; null for any other word.</summary>
    public async Task<(Account Account, ActAs ActAs)?> FindAsync(string? who, CancellationToken cancel = default)
    {
        if (People.FirstOrDefault(person => person.Who == who) is not { } somebody) return null;
        using var lease = await slots.LeaseHouseAsync(cancel);
        var account = await lease.House.Accounts.SingleAsync(row => row.Name == somebody.Name && row.Role == somebody.Role, cancel);
        if (account.PersonId is not null) return (account, new ActAs(Capacity.Self));
        if (somebody.Who != "worker") return (account, new ActAs(Capacity.Circle));
        var organisation = await lease.House.Organisations.SingleAsync(cancel);
        return (account, new ActAs(Capacity.Worker, organisation.OrganisationId));
    }

    /// <summary>True for a demo, false for a real installation, null for an empty database.</summary>
    public static async Task<bool?> IsDemoAsync(ReaderSlots slots)
    {
        using var lease = await slots.LeaseHouseAsync(CancellationToken.None);
        if (await lease.House.Installations.FirstOrDefaultAsync() is { } installation) return installation.Demo;
        return await lease.House.Accounts.AnyAsync() ? false : null;
    }
}
