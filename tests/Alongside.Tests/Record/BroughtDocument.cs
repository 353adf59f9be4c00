using System.Text;

namespace Alongside.Tests.Record;

/// <summary>Documents as offices make them, and as people with bad intent do.</summary>
internal static class BroughtDocument
{
    /// <summary>A page with one line on it, and nothing else.</summary>
    public static byte[] Pdf(string says = "Dear Amina") => Encoding.Latin1.GetBytes($"""
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R>>endobj
        4 0 obj<</Length {says.Length + 24}>>stream
        BT /F1 12 Tf 9 9 Td ({says}) Tj ET
        endstream endobj
        trailer<</Root 1 0 R/Size 5>>
        startxref
        9
        %%EOF

        """);

    public static byte[] Letter() => "Dear Amina, the bench is yours. – Parks\n"u8.ToArray();

    /// <summary>A web page that says it is a picture; a PDF with a page in its head; one with a page behind it; and a page with a PDF behind it.</summary>
    public static byte[] Html() => "<!DOCTYPE html><html><script>alert(1)</script></html>"u8.ToArray();

    public static byte[] PdfThatIsAPageToo() => [.. "%PDF-1.4\n%<html><script>alert(1)</script>\n"u8, .. Pdf()[9..]];

    public static byte[] PdfWithAPageBehind() => [.. Pdf(new string('x', 1200)), .. Html()];

    public static byte[] PageWithAPdfBehind() => [.. Html(), .. Pdf()];

    /// <summary>An archive behind a PDF, with the PDF's own end in the remark that closes it.</summary>
    public static byte[] PdfThatIsAnArchiveToo()
    {
        var remark = "%%EOF\n"u8;
        return [.. Pdf(), .. "PK\u0003\u0004secret.txt"u8, .. "PK\u0005\u0006"u8, .. new byte[16], (byte)remark.Length, 0, .. remark];
    }

    public static byte[] Zip() => [.. "PK\u0003\u0004word/document.xml"u8, .. "PK\u0005\u0006"u8, .. new byte[18]];

    public static byte[] Program() => [.. "MZ\u0090\0\u0003"u8, .. new byte[100]];
}
