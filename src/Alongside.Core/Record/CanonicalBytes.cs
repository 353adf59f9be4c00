using System.Buffers.Binary;
using System.Text;

namespace Alongside.Record;

/// <summary>
/// The one byte form of an event and of a look, for chains and seals: a label, then each field in a fixed order, each with
/// its length before it, numbers big-endian, instants in milliseconds since 1970. It must never change for a row that exists.
/// </summary>
public static class CanonicalBytes
{
    public static byte[] Of(Event row)
    {
        var bytes = Begin("alongside/event/1");
        Add(bytes, row.PersonId, row.EventId);
        Add(bytes, (long)row.PartBit);
        Add(bytes, row.Kind);
        Add(bytes, row.AccountId);
        Add(bytes, (long)row.Capacity);
        Add(bytes, row.OrganisationId, row.TeamId, row.AboutId, row.WordingId);
        Add(bytes, row.Reason);
        Add(bytes, row.Commitment);
        Add(bytes, Data.Keep.Milliseconds(row.At));
        return bytes.ToArray();
    }

    public static byte[] Of(Look row)
    {
        var bytes = Begin("alongside/look/1");
        Add(bytes, row.PersonId, row.LookId);
        foreach (var number in new[] { (long)row.PartBits, (long)row.Operation, (long)row.Purpose, (long)row.Ground }) Add(bytes, number);
        Add(bytes, row.AccountId);
        Add(bytes, (long)row.Capacity);
        Add(bytes, row.OrganisationId, row.TeamId);
        Add(bytes, Data.Keep.Milliseconds(row.At));
        return bytes.ToArray();
    }

    private static MemoryStream Begin(string label)
    {
        var bytes = new MemoryStream();
        Add(bytes, label);
        return bytes;
    }

    private static void Add(MemoryStream bytes, params ReadOnlySpan<Guid?> ids)
    {
        foreach (var id in ids) Add(bytes, id?.ToByteArray(true));
    }

    private static void Add(MemoryStream bytes, string? text) => Add(bytes, text is null ? null : Encoding.UTF8.GetBytes(text));

    private static void Add(MemoryStream bytes, long number)
    {
        var field = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, number);
        Add(bytes, field);
    }

    /// <summary>Nothing at all is not the same as an empty field: it has the length -1.</summary>
    private static void Add(MemoryStream bytes, byte[]? field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field?.Length ?? -1);
        bytes.Write(length);
        if (field is not null) bytes.Write(field);
    }
}
