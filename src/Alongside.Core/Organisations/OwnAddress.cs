using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>How somebody comes in, as they are shown it: their address, the one that still waits for its code, or paper.</summary>
public sealed record OwnWays(string? Email, bool NoElectronicContact, string? Waiting, DateTime? PaperUntil)
{
    /// <summary>They can come in again once they have left.</summary>
    public bool HasOne => Email is not null || PaperUntil is not null;
}

/// <summary>
/// The address to which somebody's letters go, given, changed and taken away by themselves. A new one counts once the code
/// that was sent there is shown; whether it is somebody else's already, only who reads the letter there learns.
/// </summary>
public sealed class OwnAddress(IWriter writer, ReaderSlots slots, Clock clock)
{
    public const string DoesNotWork = "This code does not work. It may be too old, or used before, or typed in another way. Ask for another letter.";

    public async Task<OwnWays> OfAsync(Guid account, CancellationToken cancel = default)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseHouseAsync(cancel);
        var mine = await lease.House.Accounts.SingleAsync(row => row.AccountId == account, cancel);
        var codes = await Good(lease.House, account, at).OrderByDescending(row => row.MadeAt).ToListAsync(cancel);
        return new OwnWays(mine.Email, mine.NoElectronicContact, codes.FirstOrDefault(row => row.Kind == CodeKind.Confirm)?.Email,
            codes.FirstOrDefault(row => row.Kind == CodeKind.Printed)?.EndsAt);
    }

    /// <summary>They give an address: a letter with a code goes there. Until the code is shown, nothing has changed.</summary>
    public Task AskAsync(Guid account, string? email, Func<string, (string Subject, string Text)> letter, RequestKey? key = null, CancellationToken cancel = default)
    {
        var address = EmailAddress.Read(email, "email");
        var (attempt, code, hash) = (Ids.Opaque(), AskToSignIn.Figures(), SignInCode.HashOf(address.Fold));
        return writer.RunAsync(UnitRequest.ByTheHouseFor(account, key), async unit =>
        {
            var house = unit.House;
            var mine = await house.Accounts.SingleOrDefaultAsync(row => row.AccountId == account) ?? throw new NotHere();
            if (mine.EmailFold == address.Fold) throw new Refused("Your letters go to this address already.", "email");
            var since = unit.At - TimeSpan.FromHours(1);
            var before = await house.SignInCodes.AsTracking().Where(row => row.AccountId == account && row.Kind == CodeKind.Confirm && row.MadeAt > since).ToListAsync();
            if (before.Count >= LettersTo.MostAnHour) throw new Refused("You have asked for many letters. Wait an hour, and try again.", "email");
            var mayGo = await LettersTo.MayGoAsync(unit, hash, CodeKind.Confirm);
            foreach (var earlier in before) earlier.Over(unit.At);

            house.SignInCodes.Add(new SignInCode
            {
                CodeHash = SignInCode.HashOf(attempt, code), AttemptId = attempt, AccountId = account, Kind = CodeKind.Confirm,
                AddressHash = hash, Email = address.Given, MadeAt = unit.At, EndsAt = unit.At + SignInCode.Life,
            });
            if (mayGo) Send(unit, address.Given, letter(code));
            return true;
        }, cancel);
    }

    /// <summary>The code of the letter: the address is theirs from now on, and the one before is told that it is not any more.</summary>
    public async Task ConfirmAsync(Guid account, string? typed, string form, (string Subject, string Text) toTheOneBefore, CancellationToken cancel = default)
    {
        var code = PrintedCode.Tidy(PlainText.Required(typed, 100, "code", "Write the code."));
        bool confirmed;
        try
        {
            // A wrong one is counted, so it is answered and not thrown.
            confirmed = await writer.RunAsync(UnitRequest.ByTheHouse, unit => ConfirmAsync(unit, account, code, SignInCode.HashOf(form), toTheOneBefore), cancel);
        }
        catch (Stale)
        {
            confirmed = false;
        }
        if (!confirmed) throw new Refused(DoesNotWork, "code");
    }

    /// <summary>Letters go nowhere any more.</summary>
    public Task TakeAwayAsync(Guid account, (string Subject, string Text) toTheOneBefore, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            await ChangeAsync(unit, await MineAsync(unit, account), null, false, toTheOneBefore);
            return true;
        }, cancel);

    /// <summary>They want nothing by wire at all, and have a paper instead: both or neither, or there would be no way in.</summary>
    public Task<PrintedSignIn> PaperInsteadAsync(Guid account, (string Subject, string Text) toTheOneBefore, CancellationToken cancel = default)
    {
        var code = PrintedCode.New();
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            await ChangeAsync(unit, await MineAsync(unit, account), null, true, toTheOneBefore);
            return await PrintSignInCode.AddAsync(unit, account, account, code);
        }, cancel);
    }

    private static async Task<Account> MineAsync(Unit unit, Guid account) =>
        await unit.House.Accounts.AsTracking().SingleOrDefaultAsync(row => row.AccountId == account) ?? throw new NotHere();

    private static async Task<bool> ConfirmAsync(Unit unit, Guid account, string code, byte[] form, (string Subject, string Text) toTheOneBefore)
    {
        var waiting = await unit.House.SignInCodes.AsTracking().Where(row => row.AccountId == account && row.Kind == CodeKind.Confirm)
            .OrderByDescending(row => row.MadeAt).FirstOrDefaultAsync();
        if (waiting is null || !waiting.Shown(SignInCode.HashOf(waiting.AttemptId, code), form, unit.At)) return false;
        var address = EmailAddress.Read(waiting.Email, "email");
        // Whoever reads the letter may know it: they could come in as that account by the same mailbox.
        if (await unit.House.Accounts.AnyAsync(row => row.EmailFold == address.Fold && row.AccountId != account))
            throw new Refused("This address lets somebody in here already. If that is you, sign in with it. If not, give another.", "code");
        var mine = await unit.House.Accounts.AsTracking().SingleAsync(row => row.AccountId == account);
        if (mine.EmailFold != address.Fold) await ChangeAsync(unit, mine, address, false, toTheOneBefore);
        waiting.Use(account, form, unit.At);
        return true;
    }

    private static async Task ChangeAsync(Unit unit, Account mine, EmailAddress? address, bool noElectronicContact, (string Subject, string Text) toTheOneBefore)
    {
        if (mine.Email is { } before) Send(unit, before, toTheOneBefore);
        mine.WriteTo(address, noElectronicContact);
        // What was on its way to the address before lets nobody in any more, and what still waits is not wanted.
        foreach (var code in await Good(unit.House, mine.AccountId, unit.At).AsTracking().Where(row => row.Kind != CodeKind.Printed).ToListAsync()) code.Over(unit.At);
    }

    private static IQueryable<SignInCode> Good(HouseDb house, Guid account, DateTime at) =>
        house.SignInCodes.Where(row => row.AccountId == account && row.UsedAt == null && row.EndsAt > at && (row.Kind != CodeKind.Printed || row.MadeBy == account));

    private static void Send(Unit unit, string to, (string Subject, string Text) letter) => unit.SendLater(Mail.Kind, new Mail(to, letter.Subject, letter.Text).ToPayload());
}
