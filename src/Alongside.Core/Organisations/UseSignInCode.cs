using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// Somebody shows a link, the figures of a letter or a printed code, and learns which account it lets in. Wrong, used,
/// over, tried too often or for nobody: one sentence for all. Whoever is new says their name with it, and only then has an
/// account; until then (null) the code stays good.
/// </summary>
public sealed class UseSignInCode(IWriter writer)
{
    public const string DoesNotWork = "This does not let you in. It may be too old, or used before, or typed in another way. Ask for a new one; that is quickly done.";

    private const int MostAtOnce = 4;

    /// <summary>The figures of a letter, in the browser that asked for it; or a printed code, in any.</summary>
    public Task<Guid?> ByCodeAsync(Guid? attempt, string? typed, string form, string? name = null, CancellationToken cancel = default)
    {
        var code = PrintedCode.Tidy(PlainText.Required(typed, 100, "code", "Write the code."));
        var figures = code.Length == 6 && code.All(char.IsAsciiDigit);
        return figures
            ? RunAsync(SignInCode.HashOf(attempt ?? Guid.Empty, code), attempt ?? Guid.Empty, form, name, cancel)
            : RunAsync(SignInCode.HashOf(code), null, form, name, cancel);
    }

    public Task<Guid?> ByLinkAsync(string? link, string form, string? name = null, CancellationToken cancel = default) =>
        RunAsync(SignInCode.HashOf(PlainText.Optional(link, 200, "code") ?? ""), null, form, name, cancel);

    private async Task<Guid?> RunAsync(byte[] hash, Guid? attempt, string form, string? name, CancellationToken cancel)
    {
        var shownWith = SignInCode.HashOf(form);
        for (var tries = 1; ; tries++)
        {
            try
            {
                // A wrong one is counted, so it is answered and not thrown: what throws leaves nothing behind.
                var shown = await writer.RunAsync(UnitRequest.ByTheHouse, unit => UseAsync(unit, hash, attempt, shownWith, name), cancel);
                return shown.IsGood ? shown.Account : throw new Refused(DoesNotWork, "code");
            }
            catch (Stale)
            {
                // Shown twice in one moment: look at what the other left. Who shows many at once is guessing.
                if (tries == MostAtOnce) throw new Refused(DoesNotWork, "code");
            }
        }
    }

    private static async Task<ShownCode> UseAsync(Unit unit, byte[] hash, Guid? attempt, byte[] form, string? name)
    {
        var codes = unit.House.SignInCodes.AsTracking();
        // The figures are looked for by their asking, so that a wrong one is counted; the long ones by what they are.
        var code = attempt is { } asked
            ? await codes.SingleOrDefaultAsync(row => row.AttemptId == asked && row.Kind == CodeKind.Code)
            : await codes.SingleOrDefaultAsync(row => row.CodeHash == hash && (row.Kind == CodeKind.Link || row.Kind == CodeKind.Printed));
        if (code is null || !code.Shown(hash, form, unit.At) || (code.AccountId is null && code.Email is null)) return new ShownCode(false, null);
        if ((code.AccountId ?? await BeginAsync(unit, code.Email!, name)) is not { } account) return new ShownCode(true, null);
        // Whoever has died comes in no more, and nobody in their name.
        if (await unit.House.Accounts.AnyAsync(row => row.AccountId == account && row.ClosedAt != null)) return new ShownCode(false, null);
        code.Use(account, form, unit.At);
        foreach (var other in await codes.Where(row => row.AttemptId == code.AttemptId && row.CodeHash != code.CodeHash).ToListAsync()) other.Over(unit.At);
        return new ShownCode(true, account);
    }

    /// <summary>The letter reached somebody new. Null: they have not said their name yet.</summary>
    private static async Task<Guid?> BeginAsync(Unit unit, string email, string? name)
    {
        var address = EmailAddress.Read(email, "email");
        // They asked twice, and began with the other letter.
        if (await unit.House.Accounts.FirstOrDefaultAsync(row => row.EmailFold == address.Fold) is { } before) return before.AccountId;
        return name is null ? null : OpenAccount.In(unit, name, address: address).AccountId;
    }

    private sealed record ShownCode(bool IsGood, Guid? Account);
}
