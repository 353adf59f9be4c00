using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Alongside.Tests.Words;

/// <summary>Pictures as telephones, and people with bad intent, make them.</summary>
internal static class TakenPicture
{
    /// <summary>In its four corners: red, green, blue and white, beginning above at the left, with the sun.</summary>
    public static byte[] Jpeg(int width = 80, int height = 40) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width = 80, int height = 40, bool seeThrough = false) => Encoded(width, height, SKEncodedImageFormat.Png, seeThrough);

    public static byte[] WebP(int width = 80, int height = 40) => Encoded(width, height, SKEncodedImageFormat.Webp);

    /// <summary>A photo with where it was taken, a remark of the camera, and how the camera was held.</summary>
    public static byte[] WithWhereItWasTaken(int origin = 1)
    {
        var jpeg = Jpeg();
        return [.. jpeg[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(origin)]), .. Segment(0xFE, "taken by Amina's sister"u8), .. jpeg[2..]];
    }

    /// <summary>It says that it has so many points, and holds none of them.</summary>
    public static byte[] PngThatSays(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1]), .. Chunk("IEND", [])];
    }

    public static byte[] JpegThatSays(ushort width, ushort height)
    {
        var jpeg = Jpeg();
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    /// <summary>A picture with a page in one of its remarks and another behind its end.</summary>
    public static byte[] PngThatIsAPageToo()
    {
        var png = Png();
        return [.. png[..33], .. Chunk("tEXt", "Comment\0<script>alert(1)</script>"u8), .. png[33..], .. "<html><script>alert(2)</script></html>"u8];
    }

    public static byte[] JpegThatIsAnArchiveToo() => [.. Jpeg(), .. "PK\u0003\u0004secret.txt"u8];

    public static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format, bool seeThrough = false)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(seeThrough ? SKColors.Transparent : SKColors.White);
        void Corner(SKColor colour, int x, int y)
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(x * width / 2, y * height / 2, width / 2f, height / 2f, paint);
        }
        Corner(SKColors.Red, 0, 0);
        Corner(new SKColor(0, 255, 0), 1, 0);
        Corner(SKColors.Blue, 1, 1);
        canvas.Flush();
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static byte[] Segment(byte kind, ReadOnlySpan<byte> content) => [0xFF, kind, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Exif(int origin)
    {
        var tiff = new List<byte>();
        void Number(long value, int bytes)
        {
            for (var at = 0; at < bytes; at++) tiff.Add((byte)(value >> (8 * at)));
        }
        void Entry(int tag, int type, int count, long value)
        {
            Number(tag, 2);
            Number(type, 2);
            Number(count, 4);
            Number(value, 4);
        }
        tiff.AddRange("II*\0"u8);
        Number(8, 4);
        Number(2, 2);
        Entry(0x0112, 3, 1, origin);
        Entry(0x8825, 4, 1, 38);
        Number(0, 4);
        // Where: 55° 51′ 30″ north.
        Number(2, 2);
        Entry(1, 2, 2, 'N');
        Entry(2, 5, 3, 68);
        Number(0, 4);
        foreach (var part in new[] { 55, 51, 30 })
        {
            Number(part, 4);
            Number(1, 4);
        }
        return [.. tiff];
    }

    private static byte[] Chunk(string kind, ReadOnlySpan<byte> content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc(named));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
        return ~crc;
    }
}
