namespace Alongside.Tests.House;

/// <summary>One file of this repository: its path from the root, with slashes, and what it says.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);
    public string Extension => System.IO.Path.GetExtension(Path);
    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    public string At(int index) => $"{Path}:{Text.AsSpan(0, index).Count('\n') + 1}";
}

/// <summary>The repository these tests were built in, as files. What is made by building is no part of it.</summary>
public static class Repository
{
    private static readonly HashSet<string> Made = ["bin", "obj", "out", ".git", ".vs", ".idea", "node_modules", "TestResults"];
    private static readonly HashSet<string> Pictures = [".png", ".ico", ".jpg", ".webp", ".woff2", ".db"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Read(Root)];

    public static IReadOnlyList<SourceFile> CSharp { get; } = [.. Files.Where(file => file.Extension == ".cs")];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Alongside.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("These tests read the repository they were built in, and it is not above them.");
    }

    private static IEnumerable<SourceFile> Read(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            if (Path.GetFileName(path) != ".git")
                yield return new(Path.GetRelativePath(Root, path).Replace('\\', '/'),
                    Pictures.Contains(Path.GetExtension(path)) ? "" : File.ReadAllText(path).ReplaceLineEndings("\n"));
        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            if (!Made.Contains(Path.GetFileName(inner)) && inner != Path.Combine(Root, "data"))
                foreach (var file in Read(inner))
                    yield return file;
    }
}
