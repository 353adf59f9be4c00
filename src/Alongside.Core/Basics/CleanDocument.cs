using System.Text;
using System.Text.Unicode;

namespace Alongside.Basics;

/// <summary>A document as it is kept. Only a picture has a width and a height.</summary>
public sealed record CleanedDocument(ReadOnlyMemory<byte> Bytes, string MediaType, int? Width = null, int? Height = null);

/// <summary>
/// Takes in a document somebody brings: a PDF, a picture, plain text. What it is, it is by its content, never by its name. A
/// picture is drawn anew (<see cref="CleanPicture"/>); a PDF and a text are looked into and kept to the byte, since a letter
/// must stay the letter that came. What is two things at once is refused. Nothing here is ever run or drawn by us.
/// </summary>
public sealed class CleanDocument(CleanPicture pictures)
{
    public const string Pdf = "application/pdf", Text = "text/plain";

    // So far browsers look to guess what something is; and so far from its end others find the list of an archive.
    private const int Guessed = 1024, MostBehind = 66 * 1024;

    // What only a page that runs begins with. In the words somebody writes none of it has a place.
    private static readonly string[] OfAPage = ["<html", "<!doctype", "<script", "<svg", "<iframe", "<body", "<?xml", "<?php"];

    public int MostBytes => pictures.MostBytes;

    public async Task<CleanedDocument> RunAsync(ReadOnlyMemory<byte> given, string field, CancellationToken cancel = default)
    {
        if (given.Length == 0) throw new Refused("This file is empty. Choose another.", field);
        if (given.Length > MostBytes) throw new Refused("This document is larger than {most} MB. Choose a smaller one.", [MostBytes / (1024 * 1024)], field);
        if (CleanPicture.LooksLikeOne(given.Span))
        {
            var picture = await pictures.RunAsync(given, field, cancel);
            return new CleanedDocument(picture.Bytes, picture.MediaType, picture.Width, picture.Height);
        }
        if (given.Span.StartsWith("%PDF-"u8)) return new CleanedDocument(WholePdf(given, field), Pdf);
        if (IsOfAnOffice(given.Span)) throw new Refused("Word files and zip folders cannot be kept here, since nobody can tell what is in them. Save it as a PDF, and choose that.", field);
        return new CleanedDocument(PlainWords(given, field), Text);
    }

    /// <summary>From its first sign to its last it is a PDF: nothing before, nothing behind, no list of a ZIP near its end and no page near its beginning.</summary>
    private static ReadOnlyMemory<byte> WholePdf(ReadOnlyMemory<byte> given, string field)
    {
        var bytes = given.Span;
        var (end, table) = (bytes.LastIndexOf("%%EOF"u8), bytes.LastIndexOf("startxref"u8));
        if (IsAnArchiveToo(bytes) || HoldsAPage(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Guessed)])))
            throw new Refused("This is a PDF and something else as well (a web page, or a zip folder). Print it as a PDF again, and choose that.", field);
        if (bytes.Length < 8 || !char.IsAsciiDigit((char)bytes[5]) || bytes[6] != '.' || table < 0 || end < table || bytes[(end + 5)..].Trim(" \t\r\n\f\0"u8).Length > 0)
            throw new Refused("This PDF is broken or not whole. Print it as a PDF again, and choose that.", field);
        return given;
    }

    /// <summary>Whoever opens archives looks for their list from the end, and does not mind what stands before it.</summary>
    private static bool IsAnArchiveToo(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - MostBehind)..].IndexOf("PK\u0005\u0006"u8) >= 0;

    private static bool IsOfAnOffice(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8) || bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]) || bytes.StartsWith("{\\rtf"u8) || bytes.StartsWith("Rar!"u8) || bytes.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF]) || bytes.StartsWith<byte>([0x1F, 0x8B]);

    /// <summary>Words and nothing but words.</summary>
    private static ReadOnlyMemory<byte> PlainWords(ReadOnlyMemory<byte> given, string field)
    {
        if (!Utf8.IsValid(given.Span) || given.Span.IndexOfAnyInRange<byte>(0x00, 0x08) >= 0 || given.Span.IndexOfAnyInRange<byte>(0x0E, 0x1F) >= 0 || given.Span.ContainsAny<byte>(0x0B, 0x7F))
            throw new Refused("This is nothing that can be kept here, whatever it is called. Choose a PDF, a picture (JPEG, PNG or WebP) or plain text (UTF-8).", field);
        var words = Encoding.UTF8.GetString(given.Span);
        if (PlainText.IsBlank(words)) throw new Refused("This file is empty. Choose another.", field);
        if (HoldsAPage(words)) throw new Refused("This is a web page, whatever it is called. Print it as a PDF, and choose that.", field);
        return given;
    }

    private static bool HoldsAPage(string text) => Array.Exists(OfAPage, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
