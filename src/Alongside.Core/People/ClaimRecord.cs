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

    private const int MostAtOnce = 4;

    /// <summary>A code to be printed and handed over, by somebody who works where the record was begun. Told this once.</summary>
    public async Task<PrintedSignIn> PrintAsync(Actor actor, Guid begunId, CancellationToken cancel = default)
    {
        var row = await begun.OneAsync(actor, begunId, cancel) ?? throw new NotHere();
        var code = PrintedCode.New();
        return await door.RunAsync(actor, row.PersonId, "a code was printed by which the person takes their record as theirs", async unit =>
        {
            if (await EndRecord.HasDiedAsync(unit)) throw new Refused("This page has come to its end. Nothing more is written in it.");
            if (await OwnPages.OwnerAsync(unit.House, row.PersonId) is { } owner)
            {
                if (!await NeverCameInAsync(unit, owner)) throw new Refused("They have taken the page as theirs already.");
                await UndoClaim.InAsync(unit, owner);
            }
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

    /// <summary>
    /// The account whose record it is now. Somebody not signed in gets one, under the name the record knows. The same form sent
    /// again within a minute is answered as it was: an answer that was lost on the way locks nobody out.
    /// </summary>
    public async Task<Guid> RunAsync(Actor? actor, string? typed, RequestKey? key = null, CancellationToken cancel = default)
    {
        var code = PrintedCode.Tidy(PlainText.Required(typed, 100, "code", "Write the code."));
        if (actor is { Capacity: not Capacity.Self })
            throw new Refused("You are here to help somebody else. A page belongs to the one it is about: leave first, or change as whom you are here.", "code");
        var hash = SignInCode.HashOf(code);
        if (await FindAsync(hash, cancel) is not { } person) throw new Refused(NotGood, "code");
        for (var tries = 1; ; tries++)
        {
            try
            {
                var claimed = await door.RunAsync(actor, person, "the person took a record as theirs with a code", unit => ClaimAsync(unit, hash, actor), key, cancel);
                return clock.Now() - claimed.At < SignInCode.SameFormAgain ? claimed.Account : throw new Refused(NotGood, "code");
            }
            catch (Stale)
            {
                // Two came with this code at once, or they took another page in the same moment: look at what that left.
                if (tries == MostAtOnce) throw new Refused(NotGood, "code");
            }
        }
    }

    private async Task<ClaimedNow> ClaimAsync(Unit unit, byte[] hash, Actor? actor)
    {
        var (house, person) = (unit.House, unit.Admission.Person);
        var code = await house.SignInCodes.AsTracking().SingleOrDefaultAsync(row => row.CodeHash == hash);
        var owner = await OwnPages.OwnerAsync(house, person);
        // It is theirs already: they came in, and sent the form once more.
        if (code is not null && owner is { } mine && mine == actor?.AccountId) return new ClaimedNow(mine, unit.At);
        if (code is null || !code.Claims(unit.At) || owner is not null || await EndRecord.HasDiedAsync(unit)) throw new Refused(NotGood, "code");
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
        return new ClaimedNow(account.AccountId, unit.At);
    }

    /// <summary>Nothing of either record is touched: only whose they are is written down.</summary>
    private static async Task PutTogetherAsync(Unit unit, Account account)
    {
        if (!await unit.House.OwnPages.AnyAsync(row => row.AccountId == account.AccountId))
            unit.House.OwnPages.Add(new OwnPage { PersonId = account.PersonId!.Value, AccountId = account.AccountId, Since = unit.At, IsFirst = true });
        unit.House.OwnPages.Add(new OwnPage { PersonId = unit.Admission.Person, AccountId = account.AccountId, Since = unit.At, IsFirst = false });
        unit.Happened(EventKinds.PutTogether, Parts.OnlyMe, unit.Admission.Person);
    }

    /// <summary>
    /// The account was made by the taking, has no way back, and nobody was ever on the page with it: the answer was lost, and
    /// with it the only key. A new code is no taking away then.
    /// </summary>
    private static async Task<bool> NeverCameInAsync(Unit unit, Guid owner)
    {
        var account = await unit.House.Accounts.SingleAsync(row => row.AccountId == owner);
        return account.PersonId == unit.Admission.Person && account.Email is null && !account.NoElectronicContact
            && await unit.Record.Events.AnyAsync(row => row.Kind == EventKinds.RecordClaimed && row.AccountId == owner && row.At == account.MadeAt)
            && !await unit.Record.Looks.AnyAsync(row => row.AccountId == owner)
            && !await unit.House.SignInCodes.AnyAsync(row => row.AccountId == owner)
            && !await OwnPages.HasLivedInAsync(unit, owner);
    }

    private async Task<Guid?> FindAsync(byte[] hash, CancellationToken cancel)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseHouseAsync(cancel);
        return await lease.House.SignInCodes.Where(row => row.CodeHash == hash && row.EndsAt > at).Select(row => row.PersonId).FirstOrDefaultAsync(cancel);
    }

    private sealed record ClaimedNow(Guid Account, DateTime At);
}
