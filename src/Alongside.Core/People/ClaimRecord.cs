using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>
/// The person takes a record that was begun for them as theirs, with a code somebody handed over on paper. Whoever has a
/// record already puts the two together: each stays what it was, seen by whom it was, and both are theirs.
/// </summary>
public sealed class ClaimRecord(SystemDoor door, ReaderSlots slots, BegunReading begun, LocalTime local, Clock clock)
{
    public const string NotGood = "This code is not good, or not any more. Ask the one who gave it to you for a new one.";

    /// <summary>A code to be printed and handed over, by somebody who works where the record was begun. Told this once.</summary>
    public async Task<PrintedSignIn> PrintAsync(Actor actor, Guid begunId, CancellationToken cancel = default)
    {
        var row = await begun.OneAsync(actor, begunId, cancel) ?? throw new NotHere();
        var code = PrintedCode.New();
        return await door.RunAsync(actor, row.PersonId, "a code was printed by which the person takes their record as theirs", async unit =>
        {
            if (await IsOwnedAsync(unit)) throw new Refused("They have taken the page as theirs already.");
            var ends = unit.At + SignInCode.PrintedLife;
            unit.House.SignInCodes.Add(new SignInCode
            {
                CodeHash = SignInCode.HashOf(PrintedCode.Tidy(code)),
                AttemptId = Ids.Opaque(),
                PersonId = row.PersonId,
                Kind = CodeKind.Printed,
                MadeBy = actor.AccountId,
                MadeAt = unit.At,
                EndsAt = ends,
            });
            return new PrintedSignIn(code, ends);
        }, cancel: cancel);
    }

    /// <summary>The account whose record it is now. Somebody not signed in gets one, under the name the record knows.</summary>
    public async Task<Guid> RunAsync(Actor? actor, string? typed, CancellationToken cancel = default)
    {
        var code = PrintedCode.Tidy(PlainText.Required(typed, 100, "code", "Write the code."));
        if (actor is { Capacity: not Capacity.Self })
            throw new Refused("You are here to help somebody else. A page belongs to the one it is about: leave first, or change as whom you are here.", "code");
        var hash = SignInCode.HashOf(code);
        if (await FindAsync(hash, cancel) is not { } person) throw new Refused(NotGood, "code");
        try
        {
            return await door.RunAsync(actor, person, "the person took a record as theirs with a code", unit => ClaimAsync(unit, hash, actor), cancel: cancel);
        }
        catch (Stale)
        {
            // Two came with the same code at once, and this was the second.
            throw new Refused(NotGood, "code");
        }
    }

    private async Task<Guid> ClaimAsync(Unit unit, byte[] hash, Actor? actor)
    {
        var (house, person) = (unit.House, unit.Admission.Person);
        var code = await house.SignInCodes.AsTracking().SingleOrDefaultAsync(row => row.CodeHash == hash);
        if (code is null || !code.Claims(unit.At) || await IsOwnedAsync(unit)) throw new Refused(NotGood, "code");
        var me = await unit.Record.People.SingleAsync();
        var account = actor is null ? null : await house.Accounts.AsTracking().SingleAsync(row => row.AccountId == actor.AccountId);
        if (account is null) house.Accounts.Add(account = new Account { AccountId = Ids.New(unit.At), Name = me.KnownAs, Role = "", MadeAt = unit.At });
        var claimer = new Actor(account.AccountId, Capacity.Self, Name: me.KnownAs);
        unit.IsDoneBy(claimer);
        if (account.PersonId is null) account.PersonId = person;
        else await PutTogetherAsync(unit, account);

        if (await unit.Record.Beginnings.AsTracking().SingleOrDefaultAsync() is { } beginning)
            beginning.Tell(unit.At, local.DayOf(unit.At), ToldWays.Claimed, claimer);
        house.BegunDue.RemoveRange(await house.BegunDue.Where(row => row.PersonId == person).ToListAsync());
        unit.Happened(EventKinds.RecordClaimed, Parts.OnlyMe, person);
        return account.AccountId;
    }

    /// <summary>Nothing of either record is touched: only whose they are is written down.</summary>
    private static async Task PutTogetherAsync(Unit unit, Account account)
    {
        if (!await unit.House.OwnPages.AnyAsync(row => row.AccountId == account.AccountId))
            unit.House.OwnPages.Add(new OwnPage { PersonId = account.PersonId!.Value, AccountId = account.AccountId, Since = unit.At, IsFirst = true });
        unit.House.OwnPages.Add(new OwnPage { PersonId = unit.Admission.Person, AccountId = account.AccountId, Since = unit.At, IsFirst = false });
        unit.Happened(EventKinds.PutTogether, Parts.OnlyMe, unit.Admission.Person);
    }

    private static async Task<bool> IsOwnedAsync(Unit unit)
    {
        var person = unit.Admission.Person;
        return await unit.House.Accounts.AnyAsync(row => row.PersonId == person) || await unit.House.OwnPages.AnyAsync(row => row.PersonId == person);
    }

    private async Task<Guid?> FindAsync(byte[] hash, CancellationToken cancel)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await lease.House.SignInCodes.Where(row => row.CodeHash == hash && row.UsedAt == null && row.EndsAt > at).Select(row => row.PersonId).FirstOrDefaultAsync(cancel);
    }
}
