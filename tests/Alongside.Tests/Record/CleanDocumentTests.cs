using Alongside.Basics;
using Alongside.Tests.Words;

namespace Alongside.Tests.Record;

/// <summary>A document is what is in it. A letter stays the letter that came; what is two things at once does not come in.</summary>
public sealed class CleanDocumentTests : IDisposable
{
    private readonly CleanPicture pictures = new(1);

    [Fact]
    public async Task A_pdf_and_a_text_are_kept_to_the_byte()
    {
        foreach (var (given, type) in new[] { (BroughtDocument.Pdf(), "application/pdf"), (BroughtDocument.Letter(), "text/plain"), ([0xEF, 0xBB, 0xBF, .. "اردو میں خط\r\n"u8], "text/plain"), ("PKU diet, page 1"u8.ToArray(), "text/plain"), ("a < b, and b > c"u8.ToArray(), "text/plain") })
        {
            var kept = await CleanAsync(given);
            (kept.MediaType, kept.Bytes.ToArray().SequenceEqual(given)).ShouldBe((type, true));
        }
        // Scanners fill up the end with nothing; it is still the whole of it.
        (await CleanAsync([.. BroughtDocument.Pdf(), 0, 0, 0])).MediaType.ShouldBe(CleanDocument.Pdf);
    }

    [Fact]
    public async Task A_picture_is_drawn_anew_and_where_it_was_taken_is_gone()
    {
        foreach (var given in new[] { TakenPicture.WithWhereItWasTaken(), TakenPicture.PngThatIsAPageToo(), TakenPicture.JpegThatIsAnArchiveToo(), TakenPicture.WebP() })
        {
            var kept = await CleanAsync(given);
            kept.MediaType.ShouldBe("image/jpeg");
            foreach (var secret in new[] { "Exif", "sister", "script", "PK", "secret" }) TakenPicture.Holds(kept.Bytes.ToArray(), secret).ShouldBeFalse(secret);
        }
    }

    public static TheoryData<string, byte[]> Refusals => new()
    {
        { "This file is empty.", [] },
        { "This file is empty.", " \n\t"u8.ToArray() },
        { "larger than 1 MB", [.. BroughtDocument.Pdf(), .. new byte[1024 * 1024]] },
        { "This is a web page", BroughtDocument.Html() },
        { "This is a web page", "  <SVG xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() },
        { "This is a web page", [.. "Dear Amina\n"u8, .. BroughtDocument.Html()] },
        { "This is a web page", BroughtDocument.PageWithAPdfBehind() },
        { "something else as well", BroughtDocument.PdfThatIsAPageToo() },
        { "something else as well", BroughtDocument.PdfThatIsAnArchiveToo() },
        { "broken or not whole", BroughtDocument.PdfWithAPageBehind() },
        { "broken or not whole", BroughtDocument.Pdf()[..^20] },
        { "broken or not whole", "%PDF-1.4"u8.ToArray() },
        { "broken or not whole", "%PDF-"u8.ToArray() },
        { "zip folders cannot be kept", BroughtDocument.Zip() },
        { "zip folders cannot be kept", [.. BroughtDocument.Zip(), .. BroughtDocument.Pdf()] },
        { "zip folders cannot be kept", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0] },
        { "zip folders cannot be kept", "{\\rtf1 hello}"u8.ToArray() },
        { "nothing that can be kept here", BroughtDocument.Program() },
        { "nothing that can be kept here", [.. "Dear"u8, 0, .. "Amina"u8] },
        { "nothing that can be kept here", [0xE4, .. "rger"u8] },
        { "nothing that can be kept here", "\u001B[2J gone"u8.ToArray() },
        { "65535 by 65535 points", TakenPicture.PngThatSays(65_535, 65_535) },
        { "broken or not whole", TakenPicture.Jpeg()[..300] },
        { "only some telephones know", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_kept_is_refused_with_what_to_do_instead(string says, byte[] given)
    {
        var refused = await Should.ThrowAsync<Refused>(() => CleanAsync(given));
        refused.Field.ShouldBe("document1");
        var sentence = refused.Arguments.Aggregate(refused.Sentence, (text, value) => new System.Text.RegularExpressions.Regex(@"\{\w+\}").Replace(text, $"{value}", 1));
        sentence.ShouldContain(says);
    }

    public void Dispose() => pictures.Dispose();

    private Task<CleanedDocument> CleanAsync(byte[] given) => new CleanDocument(pictures).RunAsync(given, "document1");
}
