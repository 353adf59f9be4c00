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
    public Task<PrintedSignIn> RunAsync(Guid account, Guid? madeBy = null, CancellationToken cancel = default)
    {
        var code = PrintedCode.New();
        return writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            if (!await unit.House.Accounts.AnyAsync(row => row.AccountId == account && row.ClosedAt == null)) throw new NotHere();
            var own = madeBy == account;
            var ends = unit.At + (own ? SignInCode.OwnPaperLife : SignInCode.PrintedLife);
            // One paper is at home: the one before may be lost.
            if (own)
                foreach (var before in await unit.House.SignInCodes.AsTracking().Where(row => row.AccountId == account && row.MadeBy == account && row.Kind == CodeKind.Printed).ToListAsync())
                    before.Over(unit.At);
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
        }, cancel);
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
