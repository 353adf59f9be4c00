using System.Security.Cryptography;
using System.Text;
using Alongside.Basics;

namespace Alongside.People;

/// <summary>The secret words of a quiet place: what makes them good, how they may be written, and the slow hash that is kept of them.</summary>
public static class QuietWords
{
    public const int Most = 200, FewestWords = 3, FewestLetters = 12;

    internal const string ChooseOthers = "Choose other words: at least three, with twelve letters or more, that nobody guesses.";

    private const int Rounds = 600_000;

    /// <summary>As they are compared: capitals, accents and blanks make no difference, for phones put them in by themselves.</summary>
    internal static string Read(string? typed, string field) =>
        Folding.Fold(PlainText.Required(typed, Most, field, "Write your secret words.")).Trim();

    /// <summary>New words, written twice: whoever mistypes them once would never come in again.</summary>
    internal static string ReadNew(string? typed, string? again, string field)
    {
        var words = Read(typed, field);
        var each = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (each.Length < FewestWords || each.Sum(word => word.Length) < FewestLetters || each.Distinct().Count() < FewestWords) throw new Refused(ChooseOthers, field);
        return Folding.Fold(again ?? "").Trim() == words ? words : throw new Refused("The words are not the same both times. Write them again.", "again");
    }

    /// <summary>Of the words and of the account that types them: the same words of somebody else lead elsewhere.</summary>
    internal static byte[] Hash(Guid account, string words) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(words), account.ToByteArray(true), Rounds, HashAlgorithmName.SHA256, 32);
}
