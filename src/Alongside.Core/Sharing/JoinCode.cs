using System.Security.Cryptography;
using System.Text;

namespace Alongside.Sharing;

/// <summary>
/// The code of an invitation: sixteen letters and digits that nobody mixes up when they read them out, in fours. Eighty
/// bits from chance, so guessing is hopeless and a slow hash is not needed.
/// </summary>
public static class JoinCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16, InOneGo = 4;

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Letters, Length);
        return string.Join('-', letters.Chunk(InOneGo).Select(four => new string(four)));
    }

    /// <summary>The SHA-256 of what was typed or read out, however it was written; null when it cannot be a code.</summary>
    public static byte[]? Hash(string? typed)
    {
        var code = new StringBuilder(Length);
        foreach (var letter in (typed ?? "").ToUpperInvariant())
        {
            if (letter is '-' or ' ' || char.IsWhiteSpace(letter)) continue;
            // These are not in the list; whoever writes them read a one or a nought.
            code.Append(letter switch { 'O' => '0', 'I' or 'L' => '1', 'U' => 'V', _ => letter });
            if (code.Length > Length || !Letters.Contains(code[^1], StringComparison.Ordinal)) return null;
        }
        return code.Length == Length ? SHA256.HashData(Encoding.ASCII.GetBytes(code.ToString())) : null;
    }
}
