using System.Globalization;
using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>A code on paper, told this once, and until when it lets in.</summary>
public sealed record PrintedSignIn(string Code, DateTime EndsAt);

/// <summary>
/// Makes a code on paper: to be handed over, for somebody without e-mail, or by somebody for themselves, to keep at home. It
/// is written down who did. Whoever offers the first to workers must ask that they may: so far only the program itself does.
/// </summary>
public sealed class PrintSignInCode(IWriter writer)
{
    /// <summary>A paper of one's own is told to one's address, if there is one: whoever holds the phone could make a way in for a year.</summary>
    public Task<PrintedSignIn> RunAsync(Guid account, Guid? madeBy = null, (string Subject, string Text)? toTheirAddress = null, CancellationToken cancel = default)
    {
        var code = PrintedCode.New();
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var theirs = await unit.House.Accounts.SingleOrDefaultAsync(row => row.AccountId == account && row.ClosedAt == null) ?? throw new NotHere();
            if (toTheirAddress is { } letter && theirs.Email is { } address) unit.SendLater(Mail.Kind, new Mail(address, letter.Subject, letter.Text).ToPayload());
            return await AddAsync(unit, account, madeBy, code);
        }, cancel);
    }

    /// <summary>The paper somebody has at home lets nobody in any more.</summary>
    public Task EndOwnAsync(Guid account, CancellationToken cancel = default) => writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
    {
        await EndOwnAsync(unit, account);
        return true;
    }, cancel);

    internal static async Task<PrintedSignIn> AddAsync(Unit unit, Guid account, Guid? madeBy, string code)
    {
        var own = madeBy == account;
        var ends = unit.At + (own ? SignInCode.OwnPaperLife : SignInCode.PrintedLife);
        // One paper is at home: the one before may be lost.
        if (own) await EndOwnAsync(unit, account);
        unit.House.SignInCodes.Add(new SignInCode
        {
            CodeHash = SignInCode.HashOf(PrintedCode.Tidy(code)),
            AttemptId = Ids.Opaque(),
            AccountId = account,
            Kind = CodeKind.Printed,
            MadeBy = madeBy,
            MadeAt = unit.At,
            EndsAt = ends,
        });
        return new PrintedSignIn(code, ends);
    }

    private static async Task EndOwnAsync(Unit unit, Guid account)
    {
        foreach (var before in await unit.House.SignInCodes.AsTracking().Where(row => row.AccountId == account && row.MadeBy == account && row.Kind == CodeKind.Printed).ToListAsync())
            before.Over(unit.At);
    }
}

/// <summary>A code as it stands on paper: twelve letters and figures that are hard to mistake, in threes of four.</summary>
public static class PrintedCode
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    internal static string New()
    {
        var signs = RandomNumberGenerator.GetString(Signs, 12);
        return $"{signs[..4]}-{signs[4..8]}-{signs[8..]}";
    }

    /// <summary>As it was typed, without what people put between the signs, and with the figures of any script.</summary>
    internal static string Tidy(string typed) => string.Concat(typed
        .Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign) && sign is not ('-' or '–' or '.') && char.GetUnicodeCategory(sign) != UnicodeCategory.Format)
        .Select(sign => char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : char.ToUpperInvariant(sign)));
}
