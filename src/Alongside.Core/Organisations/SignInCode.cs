using System.Security.Cryptography;
using System.Text;

namespace Alongside.Organisations;

/// <summary>How somebody shows that a letter, or a piece of paper, reached them.</summary>
public enum CodeKind
{
    /// <summary>The address in a letter. It works in any browser that opens it.</summary>
    Link = 1,

    /// <summary>Six figures in a letter. They work in the browser that asked for them.</summary>
    Code = 2,

    /// <summary>On paper, handed over by somebody who knows the person.</summary>
    Printed = 3,

    /// <summary>Six figures in a letter to a new address: whoever reads them there may give it as their own.</summary>
    Confirm = 4,
}

/// <summary>
/// What opens the door once, for a short time. Only its SHA-256 is kept. For an address that nobody has there is the same
/// row without an account, so that both go the same way; only whoever reads the letter learns which it was.
/// </summary>
public sealed class SignInCode
{
    public const int MostTries = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan PrintedLife = TimeSpan.FromDays(7);

    /// <summary>On paper that somebody keeps at home as their way in.</summary>
    public static readonly TimeSpan OwnPaperLife = TimeSpan.FromDays(365);

    /// <summary>A form sent twice counts once: the same form may show its code again so long, and nothing else may.</summary>
    internal static readonly TimeSpan SameFormAgain = TimeSpan.FromMinutes(1);

    public required byte[] CodeHash { get; init; }

    /// <summary>The asking it answers: a link and a code of one letter have it in common.</summary>
    public required Guid AttemptId { get; init; }

    /// <summary>Whom it lets in. Somebody new has none until they have used it.</summary>
    public Guid? AccountId { get; internal set; }

    /// <summary>The record it makes somebody's own, instead of an account it lets in: see <c>ClaimRecord</c>.</summary>
    public Guid? PersonId { get; init; }

    public required CodeKind Kind { get; init; }

    /// <summary>To count how often a letter was asked for; null for a printed one.</summary>
    public byte[]? AddressHash { get; init; }

    /// <summary>Where the letter went, for whoever begins with it; null for paper, and where nobody may begin by themselves.</summary>
    public string? Email { get; init; }

    /// <summary>Who printed it: to hand it over, or for themselves.</summary>
    public Guid? MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }
    public required DateTime EndsAt { get; init; }
    public int Tries { get; private set; }
    public DateTime? UsedAt { get; private set; }
    public byte[]? UsedWith { get; private set; }

    internal static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    /// <summary>Six figures are few: with the asking before them, no list made beforehand fits two letters.</summary>
    internal static byte[] HashOf(Guid attempt, string code) => HashOf($"{attempt:N} {code}");

    /// <summary>Counts the try, and answers whether this is the code and it is still good.</summary>
    internal bool Shown(byte[] hash, byte[] form, DateTime at)
    {
        var again = UsedAt is { } used && UsedWith is not null && UsedWith.AsSpan().SequenceEqual(form) && at - used < SameFormAgain;
        var open = Tries < MostTries && at < EndsAt && (UsedAt is null || again);
        if (CryptographicOperations.FixedTimeEquals(hash, CodeHash) && open) return true;
        Tries++;
        return false;
    }

    /// <summary>It has let this account in.</summary>
    internal void Use(Guid account, byte[] form, DateTime at)
    {
        AccountId = account;
        if (UsedAt is null) (UsedAt, UsedWith) = (at, form);
    }

    /// <summary>It has made a record somebody's own, once. Looked for by its hash, so a wrong one never comes here.</summary>
    internal bool Claims(DateTime at)
    {
        if (PersonId is null || UsedAt is not null || at >= EndsAt) return false;
        UsedAt = at;
        return true;
    }

    /// <summary>Its letter has let somebody in by the other way, or it is good no more.</summary>
    internal void Over(DateTime at) => UsedAt ??= at;
}
