using System.Security.Cryptography;
using System.Text;

namespace Alongside.Record;

/// <summary>
/// Proof of words without the words. The event keeps SHA-256 over a fixed label, the wording's own random salt and the
/// words; when salt and words are erased, nobody can guess what they were, and the chain of events still holds.
/// </summary>
public static class Commitment
{
    public const int SaltLength = 16;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltLength);

    public static byte[] To(string words, ReadOnlySpan<byte> salt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("alongside/wording/1\0"u8);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(words));
        return hash.GetHashAndReset();
    }
}
