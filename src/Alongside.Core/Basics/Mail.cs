using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Alongside.Basics;

/// <summary>Takes one kind of letter out of the house. It may be asked twice for the same letter; the letter's id stays the same.</summary>
public interface ILetterSender
{
    /// <summary>The kind of letter it takes, as in the outbox.</summary>
    string Kind { get; }

    /// <summary>Completes when somebody else has taken the letter over; throws when nobody has.</summary>
    Task SendAsync(Guid letter, string payload, CancellationToken cancel);
}

/// <summary>What letters say, in the language of whoever reads them: no page is open when they are written, so they bring the language along.</summary>
public delegate string LetterText(string language, string sentence, params object?[] values);

/// <summary>
/// A mail, as it waits in the outbox. Mail is read over shoulders and kept by strangers, so it says that there is
/// something to read and never what, from whom or about whom.
/// </summary>
public sealed record Mail(string To, string Subject, string Text)
{
    public const string Kind = "mail";

    /// <summary>Letters as they are without translations.</summary>
    public static string InEnglish(string language, string sentence, params object?[] values) => Sentence.Fill(sentence, values);

    public static Mail YouHaveAMessage(string to, Uri house, LetterText? says = null, string language = "en") => Of(to, says, language, text =>
        (text("You have a message", []), $"{text("You have a message.", [])}\n\n{text("Sign in to read it: {address}", [house])}\n"));

    /// <summary>Somebody was invited. From whom and to what, they learn here, and only from the one who did it.</summary>
    public static Mail SomethingToShare(string to, Uri join, LetterText? says = null, string language = "en") => Of(to, says, language, text =>
        (text("Somebody would like to share something with you", []), string.Join("\n\n",
            text("Somebody would like to share something with you.", []),
            text("Open this page within 7 days: {address}", [join]),
            text("If you do not know what this is about, do nothing. Please do not pass this letter on.", [])) + "\n"));

    /// <summary>Somebody is asked to work at an organisation. At which, the page tells whoever has its code.</summary>
    public static Mail WorkWithUs(string to, Uri join, LetterText? says = null, string language = "en") => Of(to, says, language, text =>
        (text("Somebody would like to work with you here", []), string.Join("\n\n",
            text("Somebody would like to work with you here.", []),
            text("Open this page within 7 days: {address}", [join]),
            text("If you do not know what this is about, do nothing. Please do not pass this letter on.", [])) + "\n"));

    private static Mail Of(string to, LetterText? says, string language, Func<Func<string, object?[], string>, (string Subject, string Text)> letter)
    {
        var (subject, text) = letter((sentence, values) => (says ?? InEnglish)(language, sentence, values));
        return new Mail(to, subject, text);
    }

    /// <summary>One address a letter can go to, as people write it: no name beside it, no second one.</summary>
    public static bool IsAddress(string text) => !text.EnumerateRunes().Any(IsUnseen) && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    // A mark that is not seen could make one address look like another.
    private static bool IsUnseen(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    public string ToPayload() => JsonSerializer.Serialize(this);

    public static Mail FromPayload(string payload) =>
        JsonSerializer.Deserialize<Mail>(payload) ?? throw new FormatException("This letter is empty.");

    /// <summary>Plain text, never HTML. The same letter sent twice has the same Message-ID, so that a mailbox can tell.</summary>
    internal MailMessage ToMessage(Guid letter, string from)
    {
        var (sender, reader) = (new MailAddress(from), new MailAddress(To));
        // "a@x, b@y" would be read as b@y whose name is a@x.
        if (reader.Address != To) throw new FormatException("A letter goes to one address, without a name.");
        var message = new MailMessage(sender, reader)
        {
            Subject = Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers["Message-ID"] = $"<{letter:N}@{sender.Host}>";
        // Asks holiday answers and the like not to answer.
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }
}
