using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>What a worker was told: that somebody died, or that their record is kept elsewhere; by whom, and on which day.</summary>
public sealed record EndingToWriteDown(Guid Person, EndingKind Kind, string? ToldBy, DateOnly? On = null, string? MovedTo = null);

/// <summary>
/// A worker who may know of the record writes down that the person died or moved. After a death no letter leaves any more,
/// what waits is thrown away, and nobody signs in as them. It can be taken back: it may have been a mistake.
/// </summary>
public sealed class WriteDownEnding(Gate gate, SystemDoor door, EndedHereReading ended, TellPerson tell, LocalTime local)
{
    public async Task<Guid> RunAsync(Actor actor, EndingToWriteDown request, CancellationToken cancel = default)
    {
        await MayAsync(actor, request.Person, cancel);
        if (request.Kind is not (EndingKind.Died or EndingKind.Moved)) throw new Refused("Choose what happened.", "kind");
        var toldBy = PlainText.Required(request.ToldBy, EndRecord.MostWords, "toldBy", "Write who told you.");
        var to = request.Kind == EndingKind.Moved ? PlainText.Required(request.MovedTo, EndRecord.MostWords, "where", "Write where the page is now.") : null;
        if (request.Kind == EndingKind.Died && request.On is null) throw new Refused("Write on which day, as far as it is known.", "on");
        return await door.RunAsync(actor, request.Person, "a worker wrote down that a record has ended", async unit =>
        {
            if (request.On > local.DayOf(unit.At)) throw new Refused("The day cannot be after today.", "on");
            var standing = await EndRecord.StandingAsync(unit);
            if (standing is not null && standing.Kind == request.Kind) return standing.EndingId;
            // What somebody wrote down before was a mistake then. A no is the person's, and stands under it.
            if (standing is { IsReadOnly: true }) await TakeBackInAsync(unit);
            var died = request.Kind == EndingKind.Died;
            if (died) await StopAsync(unit);
            return EndRecord.Put(unit, actor, request.Kind, request.On, toldBy, to, died ? await unit.Record.People.Select(row => row.KnownAs).SingleAsync() : null).EndingId;
        }, cancel: cancel);
    }

    /// <summary>It was a mistake: everything goes on as before. Letters that were thrown away are not known any more: one tells of them all.</summary>
    public async Task<bool> TakeBackAsync(Actor actor, Guid person, CancellationToken cancel = default)
    {
        await MayAsync(actor, person, cancel);
        return await door.RunAsync(actor, person, "a worker took back that a record has ended", TakeBackInAsync, cancel: cancel);
    }

    /// <summary>The same by whoever leads where a death was written down: they need not know the record.</summary>
    public async Task<bool> TakeBackHereAsync(Actor actor, Guid ending, CancellationToken cancel = default)
    {
        var row = (await ended.OfAsync(actor, cancel)).FirstOrDefault(row => row.EndingId == ending) ?? throw new NotHere();
        return await door.RunAsync(actor, row.PersonId, "a lead took back that a record has ended",
            // What stands now may be something else that they were not shown.
            async unit => (await EndRecord.StandingAsync(unit))?.EndingId == ending && await TakeBackInAsync(unit), cancel: cancel);
    }

    private async Task<bool> TakeBackInAsync(Unit unit)
    {
        if (await EndRecord.StandingAsync(unit) is not { IsReadOnly: true } standing) return false;
        if (standing.Kind == EndingKind.Died) await tell.ThatThereIsAMessageAsync(unit);
        return await EndRecord.TakeBackInAsync(unit);
    }

    private async Task MayAsync(Actor actor, Guid person, CancellationToken cancel)
    {
        if (actor.Capacity != Capacity.Worker) throw new NotHere();
        // Opened for nothing to read: it only answers whether they may know of the record at all.
        using var record = await gate.OpenAsync(actor, person, new Opening(Parts.None), cancel);
    }

    private static async Task StopAsync(Unit unit)
    {
        var (house, person) = (unit.House, unit.Admission.Person);
        foreach (var account in await AccountsAsync(unit))
        {
            account.ClosedAt = unit.At;
            foreach (var key in await house.SignInKeys.AsTracking().Where(row => row.AccountId == account.AccountId && row.EndedAt == null).ToListAsync()) key.EndedAt = unit.At;
        }
        // Letters to a person hold whose they are, and nothing else.
        var whom = person.ToString("N");
        foreach (var letter in await house.Outbox.AsTracking().Where(row => row.Payload == whom && row.SentAt == null && row.ParkedAt == null).ToListAsync())
            (letter.Kind, letter.Payload) = (ThrownAway.Kind, "");
        house.BegunDue.RemoveRange(await house.BegunDue.Where(row => row.PersonId == person).ToListAsync());
    }

    /// <summary>Nobody has died: they are let in again, and whoever was not told of a record is still to be told.</summary>
    internal static async Task GoOnAsync(Unit unit)
    {
        foreach (var account in await AccountsAsync(unit)) account.ClosedAt = null;
        if (await unit.Record.Beginnings.SingleOrDefaultAsync() is { ToldAt: null, LateAt: null } untold
            && !await unit.House.BegunDue.AnyAsync(row => row.PersonId == untold.PersonId))
            unit.House.BegunDue.Add(new BegunDue { PersonId = untold.PersonId, DueAt = untold.DueAt });
    }

    /// <summary>Whose record it is: also while they are on another page of theirs.</summary>
    private static async Task<List<Account>> AccountsAsync(Unit unit)
    {
        var person = unit.Admission.Person;
        var mine = await unit.House.OwnPages.Where(row => row.PersonId == person).Select(row => row.AccountId).ToListAsync();
        return await unit.House.Accounts.AsTracking().Where(row => row.PersonId == person || mine.Contains(row.AccountId)).ToListAsync();
    }
}
