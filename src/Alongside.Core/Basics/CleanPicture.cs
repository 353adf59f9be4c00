using SkiaSharp;

namespace Alongside.Basics;

/// <summary>A picture made anew from its points alone.</summary>
public sealed record CleanedPicture(byte[] Bytes, string MediaType, int Width, int Height);

/// <summary>
/// Takes in a picture somebody brings. What it is, it is by its content, never by its name; how large it says it is comes
/// before anything of it is taken apart; and what is kept is drawn anew, upright and not larger than a screen, so that where
/// and when it was taken, and whatever else was hidden in the file, is gone.
/// </summary>
public sealed class CleanPicture(int mostMegabytes = CleanPicture.UsualMegabytes) : IDisposable
{
    public const int UsualMegabytes = 10;

    /// <summary>The longer side of what is kept.</summary>
    public const int Longest = 1600;

    // What it takes to hold all points at once, four bytes each, is the most memory it ever needs.
    private const long MostPoints = 50_000_000;
    private const int MostSide = 20_000;
    private const int Quality = 85;

    /// <summary>One at a time: two large pictures at once would be too much for a small machine.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    public int MostBytes { get; } = mostMegabytes * 1024 * 1024;

    /// <summary>How many were taken apart, for whoever must know that one was not.</summary>
    internal int TakenApart { get; private set; }

    public async Task<CleanedPicture> RunAsync(ReadOnlyMemory<byte> given, string field, CancellationToken cancel = default)
    {
        if (given.Length == 0) throw new Refused("Choose a picture.", field);
        if (given.Length > MostBytes) throw new Refused("This picture is larger than {most} MB. Choose a smaller one, or make it smaller first.", [mostMegabytes], field);
        if (IsFromATelephone(given.Span)) throw new Refused("This photo is in a form only some telephones know (HEIC). Save it as a JPEG, or take a picture of the screen, and choose that.", field);
        if (!IsPicture(given.Span)) throw new Refused("This is not a picture that can be kept here, whatever it is called. Choose a JPEG, PNG, WebP or GIF.", field);
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Anew(given.Span, field), cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>It begins like a picture, so that what is wrong with it is said of a picture.</summary>
    internal static bool LooksLikeOne(ReadOnlySpan<byte> given) => IsPicture(given) || IsFromATelephone(given);

    private static bool IsPicture(ReadOnlySpan<byte> given) =>
        given.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || given.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || given.StartsWith("GIF87a"u8) || given.StartsWith("GIF89a"u8)
        || (given.Length > 12 && given.StartsWith("RIFF"u8) && given[8..].StartsWith("WEBP"u8));

    private static bool IsFromATelephone(ReadOnlySpan<byte> given) =>
        given.Length > 12 && given[4..].StartsWith("ftyp"u8) && (given[8..].StartsWith("hei"u8) || given[8..].StartsWith("hev"u8) || given[8..].StartsWith("mif1"u8));

    private CleanedPicture Anew(ReadOnlySpan<byte> given, string field)
    {
        using var data = SKData.CreateCopy(given);
        using var codec = SKCodec.Create(data) ?? throw Broken(field);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width <= 0 || height <= 0) throw Broken(field);
        if (width > MostSide || height > MostSide || (long)width * height > MostPoints)
            throw new Refused("This picture is too large: {width} by {height} points. Choose a smaller one, or make it smaller first.", [width, height], field);
        TakenApart++;
        using var points = Points(codec, field);
        using var upright = Upright(points, codec.EncodedOrigin);
        var isOpaque = IsOpaque(upright);
        using var encoded = upright.Encode(isOpaque ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, Quality) ?? throw Broken(field);
        return new CleanedPicture(encoded.ToArray(), isOpaque ? "image/jpeg" : "image/png", upright.Width, upright.Height);
    }

    /// <summary>Whoever made it small enough to be taken apart in parts (JPEG) is asked for no more than is kept.</summary>
    private static SKBitmap Points(SKCodec codec, string field)
    {
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)Longest / Math.Max(codec.Info.Width, codec.Info.Height)));
        var points = new SKBitmap();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        // What breaks off in the middle is not kept as a grey half.
        if (points.TryAllocPixels(info) && codec.GetPixels(info, points.GetPixels()) == SKCodecResult.Success) return points;
        points.Dispose();
        throw Broken(field);
    }

    /// <summary>As it was meant to be seen, however the camera was held.</summary>
    private static SKBitmap Upright(SKBitmap points, SKEncodedOrigin origin)
    {
        var (w, h) = (points.Width, points.Height);
        var (across, down) = origin >= SKEncodedOrigin.LeftTop ? (h, w) : (w, h);
        var scale = Math.Min(1f, (float)Longest / Math.Max(across, down));
        var (width, height) = (Math.Max(1, (int)MathF.Round(across * scale)), Math.Max(1, (int)MathF.Round(down * scale)));
        var upright = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromBitmap(points);
        canvas.Clear(SKColors.Transparent);
        canvas.Scale((float)width / across, (float)height / down);
        canvas.Concat(Turn(origin, w, h));
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static bool IsOpaque(SKBitmap bitmap)
    {
        var points = bitmap.GetPixelSpan();
        for (var alpha = 3; alpha < points.Length; alpha += 4)
            if (points[alpha] != 0xFF) return false;
        return true;
    }

    private static Refused Broken(string field) => new("This picture is broken or not whole. Send it again, or choose another.", field);
}
