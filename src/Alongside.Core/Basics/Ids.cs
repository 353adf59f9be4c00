using System.Security.Cryptography;

namespace Alongside.Basics;

/// <summary>Ids are made here, in the application, never by a database: version 7, so rows of one time lie together.</summary>
public static class Ids
{
    public static Guid New() => Guid.CreateVersion7();

    /// <summary>
    /// An id that tells nothing, not even when it was made: for statements and wordings, whose ids other people see. Two
    /// version 7 ids side by side would show that a sentence was changed later.
    /// </summary>
    public static Guid Opaque()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        random[6] = (byte)(random[6] & 0x0F | 0x40);
        random[8] = (byte)(random[8] & 0x3F | 0x80);
        return new Guid(random, bigEndian: true);
    }

    public static Guid New(DateTime at) => Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero));
}
