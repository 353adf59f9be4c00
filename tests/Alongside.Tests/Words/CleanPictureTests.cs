using Alongside.Basics;
using SkiaSharp;

namespace Alongside.Tests.Words;

/// <summary>What is left of a picture that somebody brings: what is to be seen, and nothing else.</summary>
public sealed class CleanPictureTests : IDisposable
{
    private readonly CleanPicture clean = new();

    public void Dispose() => clean.Dispose();

    [Fact]
    public async Task Where_a_photo_was_taken_and_what_the_camera_remarked_is_gone()
    {
        var taken = TakenPicture.WithWhereItWasTaken();
        foreach (var trace in new[] { "Exif", "Amina's sister" }) TakenPicture.Holds(taken, trace).ShouldBeTrue(trace);
        var kept = await clean.RunAsync(taken, "photo");
        (kept.MediaType, kept.Width, kept.Height).ShouldBe(("image/jpeg", 80, 40));
        foreach (var trace in new[] { "Exif", "II*", "Amina" }) TakenPicture.Holds(kept.Bytes, trace).ShouldBeFalse(trace);
        Segments(kept.Bytes).ShouldAllBe(kind => kind != 0xE1 && kind != 0xFE && kind != 0xED);
    }

    [Theory]
    [InlineData(1, "red", "green")]
    [InlineData(2, "green", "red")]
    [InlineData(3, "blue", "white")]
    [InlineData(4, "white", "blue")]
    [InlineData(5, "red", "white")]
    [InlineData(6, "white", "red")]
    [InlineData(7, "blue", "green")]
    [InlineData(8, "green", "blue")]
    public async Task A_photo_stands_upright_however_the_camera_was_held(int origin, string first, string second)
    {
        var kept = await clean.RunAsync(TakenPicture.WithWhereItWasTaken(origin), "photo");
        (kept.Width, kept.Height).ShouldBe(origin >= 5 ? (40, 80) : (80, 40));
        using var seen = SKBitmap.Decode(kept.Bytes);
        (Colour(seen.GetPixel(6, 6)), Colour(seen.GetPixel(seen.Width - 7, 6))).ShouldBe((first, second));
    }

    [Fact]
    public async Task A_large_photo_is_made_as_large_as_a_screen_and_a_small_one_stays()
    {
        var large = await clean.RunAsync(TakenPicture.Png(4000, 1000), "photo");
        (large.Width, large.Height).ShouldBe((1600, 400));
        var tall = await clean.RunAsync(TakenPicture.Jpeg(300, 3300), "photo");
        tall.Height.ShouldBeInRange(1400, CleanPicture.Longest);
        var thin = await clean.RunAsync(TakenPicture.Png(6000, 1), "photo");
        (thin.Width, thin.Height).ShouldBe((1600, 1));
        (await clean.RunAsync(TakenPicture.WebP(), "photo")).Width.ShouldBe(80);
    }

    [Fact]
    public async Task What_one_can_see_through_stays_so()
    {
        var kept = await clean.RunAsync(TakenPicture.Png(seeThrough: true), "photo");
        kept.MediaType.ShouldBe("image/png");
        using var seen = SKBitmap.Decode(kept.Bytes);
        seen.GetPixel(6, seen.Height - 6).Alpha.ShouldBe((byte)0);
    }

    public static TheoryData<string, byte[]> TooLarge => new()
    {
        { "png", TakenPicture.PngThatSays(65_535, 65_535) },
        { "jpeg", TakenPicture.JpegThatSays(65_500, 65_500) },
        { "gif", [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, (byte)',', 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x4C, 1, 0, (byte)';'] },
        { "a long strip", TakenPicture.PngThatSays(65_535, 1) },
    };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public async Task A_picture_that_says_it_is_endless_is_refused_before_anything_of_it_is_taken_apart(string kind, byte[] picture)
    {
        var before = GC.GetTotalAllocatedBytes();
        var refused = await Should.ThrowAsync<Refused>(() => clean.RunAsync(picture, "photo"), kind);
        refused.Sentence.ShouldStartWith("This picture is too large: {width} by {height} points");
        (refused.Field, clean.TakenApart).ShouldBe(("photo", 0));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public async Task What_is_something_else_too_comes_out_as_a_picture_alone()
    {
        var page = TakenPicture.PngThatIsAPageToo();
        TakenPicture.Holds(page, "<script>").ShouldBeTrue();
        TakenPicture.Holds((await clean.RunAsync(page, "photo")).Bytes, "script").ShouldBeFalse();
        TakenPicture.Holds((await clean.RunAsync(TakenPicture.JpegThatIsAnArchiveToo(), "photo")).Bytes, "secret.txt").ShouldBeFalse();
    }

    public static TheoryData<string, byte[]> NoPictures => new()
    {
        { "a jpeg of more points than a JPEG can have", TakenPicture.JpegThatSays(65_535, 65_535) },
        { "a page", "<!doctype html><html><script>alert(1)</script></html>"u8.ToArray() },
        { "a drawing that can run", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray() },
        { "a telephone's own", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8] },
        { "nothing", [] },
        { "one sign", [0xFF] },
        { "only a beginning", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "half a photo", TakenPicture.Jpeg(800, 600)[..3000] },
        { "half a drawing", TakenPicture.Png(800, 600)[..200] },
        { "a drawing with a hole", Broken(TakenPicture.Png(800, 600)) },
        { "half a web picture", TakenPicture.WebP(800, 600)[..120] },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_is_no_whole_picture_is_refused_whatever_it_is_called(string what, byte[] given) =>
        (await Should.ThrowAsync<Refused>(() => clean.RunAsync(given, "photo"), what)).Field.ShouldBe("photo");

    [Fact]
    public async Task A_picture_with_more_bytes_than_are_taken_is_refused_and_says_how_many()
    {
        using var small = new CleanPicture(1);
        var refused = await Should.ThrowAsync<Refused>(() => small.RunAsync(new byte[1024 * 1024 + 1], "photo"));
        refused.Arguments.ShouldBe([1]);
    }

    private static byte[] Broken(byte[] picture)
    {
        picture.AsSpan(picture.Length / 2, 20).Clear();
        return picture;
    }

    private static string Colour(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => colour.ToString(),
    };

    /// <summary>The kind of each piece of a JPEG, up to its points.</summary>
    private static List<byte> Segments(byte[] jpeg)
    {
        var kinds = new List<byte>();
        for (var at = 2; at + 4 < jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA; at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3]) kinds.Add(jpeg[at + 1]);
        return kinds;
    }
}
