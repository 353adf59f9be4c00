using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Alongside.Words;

/// <summary>
/// Pictures an installation has in a folder of its own, with the words of a table beside them or else the words of their
/// names. Looked through once, when the program starts. They are about nobody.
/// </summary>
public sealed class FolderPictures
{
    public const string Mark = "folder:";

    private const int Most = 20_000;
    private const int MostBytes = 2 * 1024 * 1024;
    private const int MostNotice = 64 * 1024;

    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        [".svg"] = "image/svg+xml", [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".webp"] = "image/webp",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Notices = ["licence", "license", "notice", "copying", "attribution", "readme"];

    private readonly FrozenDictionary<string, Picture> byCode;
    private readonly FrozenDictionary<string, (string Path, string MediaType)> byPrint;

    private FolderPictures(List<Found> found, IReadOnlyList<(string, string)> notices)
    {
        Rows = [.. found.Select(one => one.Picture)];
        byCode = found.ToFrozenDictionary(one => one.Picture.Code, one => one.Picture, StringComparer.Ordinal);
        byPrint = found.ToFrozenDictionary(one => one.Print, one => (one.Path, one.MediaType), StringComparer.Ordinal);
        NoticesBeside = notices;
    }

    public static FolderPictures None { get; } = new([], []);

    /// <summary>In the order of their words.</summary>
    public IReadOnlyList<Picture> Rows { get; }

    /// <summary>What lies beside them about whose they are: the name of the file, and what it says.</summary>
    public IReadOnlyList<(string Name, string Says)> NoticesBeside { get; }

    public Picture? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Where the picture of an address lies. A print stands for one content: it never changes.</summary>
    public (string Path, string MediaType)? FileOf(string print) => byPrint.TryGetValue(print, out var file) ? file : null;

    /// <summary>The address of a picture says nothing of what it shows.</summary>
    public static string AddressOf(string print) => $"/pictures/{print}";

    public static FolderPictures Load(string folder)
    {
        var words = WordsBeside(folder);
        // A link could lead out of the folder.
        var looked = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var files = new DirectoryInfo(folder).EnumerateFiles("*", looked)
            .Where(file => MediaTypes.ContainsKey(file.Extension) && file.Length is > 0 and <= MostBytes && !file.Name.Any(char.IsControl))
            .OrderBy(file => file.FullName, StringComparer.Ordinal).DistinctBy(file => Path.GetFileNameWithoutExtension(file.Name), StringComparer.Ordinal).Take(Most);
        var found = files.Select(file => FoundAt(file, words)).OrderBy(one => one.Picture.English, StringComparer.Ordinal).ThenBy(one => one.Picture.Code, StringComparer.Ordinal).ToList();
        return new FolderPictures(found, NoticesIn(folder));
    }

    private static Found FoundAt(FileInfo file, Dictionary<string, FolderWords> words)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var known = words.GetValueOrDefault(name) ?? words.GetValueOrDefault(file.Name);
        var english = known?.English ?? FolderWords.OfName(name);
        // The same on every node that has the same folder.
        var print = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(file.Name), .. File.ReadAllBytes(file.FullName)]).AsSpan(0, 12));
        var picture = new Picture(Mark + Uri.EscapeDataString(name), "", AddressOf(print), english, known?.Urdu ?? english, $"{known?.More} {FolderWords.OfName(name)}");
        return new Found(picture, print, file.FullName, MediaTypes[file.Extension]);
    }

    private static Dictionary<string, FolderWords> WordsBeside(string folder)
    {
        var words = new Dictionary<string, FolderWords>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
            foreach (var (name, said) in FolderWords.Read(File.ReadAllText(table))) words.TryAdd(name, said);
        return words;
    }

    private static List<(string, string)> NoticesIn(string folder) =>
        [.. from file in new DirectoryInfo(folder).EnumerateFiles()
            let at = Array.FindIndex(Notices, begin => file.Name.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            where at >= 0 && file.Length <= MostNotice && file.Extension.ToUpperInvariant() is "" or ".TXT" or ".MD"
            orderby at, file.Name
            select (file.Name, File.ReadAllText(file.FullName))];

    private sealed record Found(Picture Picture, string Print, string Path, string MediaType);
}
