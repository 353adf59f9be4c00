using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>The name the person is known by, and the language they like best.</summary>
public sealed record RecordToBegin(string? KnownAs, string? Language = null);

/// <summary>Somebody begins their own record. An account has at most one.</summary>
public sealed class BeginRecord(IWriter writer)
{
    public const int MostName = 200;

    public async Task<Guid> RunAsync(Guid account, RecordToBegin request, RequestKey? key = null, CancellationToken cancel = default)
    {
        var person = Ids.New();
        var name = PlainText.Required(request.KnownAs, MostName, "knownAs", "Write the name you are known by.");
        var actor = new Actor(account, Capacity.Self, person);
        try
        {
            return await writer.RunAsync(new UnitRequest(actor, person) { Key = key }, unit => BeginAsync(unit, account, name, request.Language ?? "en"), cancel);
        }
        catch (Stale)
        {
            // The account began another in the same moment.
            throw AlreadyBegun();
        }
    }

    private static async Task<Guid> BeginAsync(Unit unit, Guid account, string name, string language)
    {
        var mine = await unit.House.Accounts.AsTracking().SingleOrDefaultAsync(row => row.AccountId == account) ?? throw new NotHere();
        if (mine.PersonId is not null) throw AlreadyBegun();
        mine.PersonId = unit.Admission.Person;
        BeginIn(unit, name, language);
        return unit.Admission.Person;
    }

    internal static void BeginIn(Unit unit, string name, string language)
    {
        var person = unit.Admission.Person;
        unit.Record.People.Add(new Person
        {
            PersonId = person,
            KnownAs = name,
            NameFold = Folding.Fold(name),
            Language = language,
            BegunAt = unit.At,
        });
        unit.Happened(EventKinds.RecordBegun, Parts.WhoIAm, person);
    }

    private static Refused AlreadyBegun() => new("You already have a record.");
}
