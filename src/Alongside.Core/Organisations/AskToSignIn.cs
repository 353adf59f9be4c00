using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Who asks to be let in: the address they typed, and where they sit, which is kept nowhere.</summary>
public sealed record SignInAsked(string? Email, string From);

/// <summary>The words of the letter, in the language of whoever asks. They know nothing of who gets it.</summary>
public delegate (string Subject, string Text) SignInLetter(string code, string link);

/// <summary>Whether somebody whom nobody let in may begin by themselves, with a letter to their address.</summary>
public sealed record OpenToAll(bool Yes);

/// <summary>
/// Sends a letter that lets somebody in, or lets somebody new begin. Whether the address is anybody's changes nothing on the
/// way: the same questions, the same rows, one letter of the same words. Where nobody may begin by themselves, the letter to
/// an address that nobody has is thrown away by its sender.
/// </summary>
public sealed class AskToSignIn(IWriter writer, RecentAsks recent, Clock clock, OpenToAll open)
{
    /// <summary>The asking, to be remembered by the browser. It is the same answer whatever happened.</summary>
    public async Task<Guid> RunAsync(SignInAsked request, SignInLetter letter, RequestKey? key = null, CancellationToken cancel = default)
    {
        var address = EmailAddress.Read(request.Email, "email");
        var attempt = Ids.Opaque();
        if (!recent.MayAsk(request.From, clock.Now())) return attempt;
        var (code, link) = (Figures(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        var hash = SignInCode.HashOf(address.Fold);
        return await writer.RunAsync(UnitRequest.ByTheHouse with { Key = key }, async unit =>
        {
            var mayGo = await LettersTo.MayGoAsync(unit, hash, CodeKind.Link);
            var account = await unit.House.Accounts.Where(row => row.EmailFold == address.Fold).Select(row => new { row.AccountId, row.Email, row.ClosedAt }).SingleOrDefaultAsync();
            if (!mayGo) return attempt;

            Add(unit, SignInCode.HashOf(link), CodeKind.Link);
            Add(unit, SignInCode.HashOf(attempt, code), CodeKind.Code);
            var (subject, text) = letter(code, link);
            // To the address the account has, never to the one that was typed and looks like it.
            // Whoever has died is written to no more.
            var leaves = account is null ? open.Yes : account.ClosedAt is null;
            unit.SendLater(leaves ? Mail.Kind : ThrownAway.Kind, new Mail(account?.Email ?? address.Given, subject, text).ToPayload());
            return attempt;

            void Add(Unit unit, byte[] code, CodeKind kind) => unit.House.SignInCodes.Add(new SignInCode
            {
                CodeHash = code,
                AttemptId = attempt,
                AccountId = account?.AccountId,
                Kind = kind,
                AddressHash = hash,
                Email = open.Yes ? address.Given : null,
                MadeAt = unit.At,
                EndsAt = unit.At + SignInCode.Life,
            });
        }, cancel);
    }

    internal static string Figures() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
}
