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

/// <summary>
/// Sends a letter that lets somebody in. Whether the address is anybody's changes nothing on the way: the same questions,
/// the same rows, one letter; for an address that nobody has, its sender throws it away.
/// </summary>
public sealed class AskToSignIn(IWriter writer, RecentAsks recent, Clock clock)
{
    public const int MostLettersAnHour = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

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
            var since = unit.At - Hour;
            var letters = await unit.House.SignInCodes.CountAsync(row => row.AddressHash == hash && row.MadeAt > since && row.Kind == CodeKind.Link);
            var account = await unit.House.Accounts.Where(row => row.EmailFold == address.Fold && row.ClosedAt == null).Select(row => new { row.AccountId, row.Email }).SingleOrDefaultAsync();
            if (letters >= MostLettersAnHour) return attempt;

            Add(unit, SignInCode.HashOf(link), CodeKind.Link);
            Add(unit, SignInCode.HashOf(attempt, code), CodeKind.Code);
            var (subject, text) = letter(code, link);
            // To the address the account has, never to the one that was typed and looks like it.
            unit.SendLater(account is null ? ThrownAway.Kind : Mail.Kind, new Mail(account?.Email ?? address.Given, subject, text).ToPayload());
            return attempt;

            void Add(Unit unit, byte[] code, CodeKind kind) => unit.House.SignInCodes.Add(new SignInCode
            {
                CodeHash = code,
                AttemptId = attempt,
                AccountId = account?.AccountId,
                Kind = kind,
                AddressHash = hash,
                MadeAt = unit.At,
                EndsAt = unit.At + SignInCode.Life,
            });
        }, cancel);
    }

    private static string Figures() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
}
