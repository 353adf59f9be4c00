using System.Text;
using Alongside.Basics;

namespace Alongside.Organisations;

/// <summary>An address somebody can be written to: kept as they gave it, and looked up without regard to capitals.</summary>
public sealed record EmailAddress(string Given, string Fold)
{
    /// <summary>As long as an address can be on its way (RFC 5321).</summary>
    public const int Most = 254;

    private const string NotOne = "Write an e-mail address, like name@example.org.";

    /// <summary>The address, or refused. Blanks around it come from keyboards that complete words.</summary>
    public static EmailAddress Read(string? text, string field)
    {
        var given = PlainText.Required(text, Most, field, NotOne).Trim();
        if (!Mail.IsAddress(given)) throw new Refused(NotOne, field);
        return new EmailAddress(given, ToFold(given));
    }

    // Not the folding of names: that takes away accents, and with them the difference between two mailboxes.
    private static string ToFold(string given) => given.Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
