using System.Buffers.Binary;
using System.Text;

namespace Alongside.Bench.Works;

/// <summary>
/// The one source of made-up data: SplitMix64 seeded with the name of the set and the row, so that any row can be made
/// alone and in any order, the same on every machine. Integers only.
/// </summary>
public struct SplitMix
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    public SplitMix(string set, long row)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in Encoding.UTF8.GetBytes(set)) hash = (hash ^ letter) * 0x100000001B3;
        state = Mix(hash ^ Mix((ulong)row + Golden));
    }

    public ulong Next() => Mix(state += Golden);

    public int Below(int end) => (int)(Next() % (ulong)end);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[(count + 7) / 8 * 8];
        for (var at = 0; at < bytes.Length; at += 8) BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), Next());
        return bytes[..count];
    }

    public Guid Id()
    {
        Span<byte> bytes = Bytes(16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
