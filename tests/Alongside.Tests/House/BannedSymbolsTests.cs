using System.Reflection;
using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>
/// The ways round the gate, the clock and the ids stay banned: the list is read by every project, as an error; each line
/// names something that exists (a misspelt one bans nothing, silently); and only the places listed here may lift it.
/// </summary>
public static partial class BannedSymbols
{
    // Where the ban may be lifted, and why.
    public static readonly (string Path, string Why)[] MayLift =
    [
        ("src/Alongside.Core/Data/", "the one place that talks to databases"),
        ("src/Alongside.Core/Basics/", "the clock and the ids themselves"),
        ("tests/.editorconfig", "tests look at the database from outside"),
        ("bench/.editorconfig", "measures against the raw form"),
        ("tests/Alongside.Tests/House/BannedSymbolsTests.cs", "this rule"),
        ("docs/house-tests.md", "tells of this rule"),
    ];

    public static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)))
            if (!MayLift.Any(place => file.IsUnder(place.Path)))
                yield return $"{file.At(file.Text.IndexOf("RS0030", StringComparison.Ordinal))}: the ban may not be lifted here";
        var props = files.FirstOrDefault(file => file.Path == "Directory.Build.props")?.Text ?? "";
        foreach (var needed in Needed)
            if (!props.Contains(needed, StringComparison.Ordinal))
                yield return $"Directory.Build.props: without {needed} the ban is not an error in every project";
        foreach (var file in files.Where(file => file.Extension is ".csproj" or ".props" or ".targets"))
            foreach (Match match in Weakened().Matches(file.Text))
                yield return $"{file.At(match.Index)}: {match.Value} weakens the ban";
    }

    public static IEnumerable<string> NamesOfNothing(string list) =>
        list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => line.Split(';')[0].Trim()).Where(id => !Exists(id))
            .Select(id => $"BannedSymbols.txt: there is no {id}, so this line bans nothing");

    private static readonly string[] Needed =
    [
        "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
        "<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"",
        "<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\"",
    ];

    private static bool Exists(string id)
    {
        var name = id[2..].Split('(')[0];
        if (id[0] == 'T') return FindType(name) is not null;
        var dot = name.LastIndexOf('.');
        if (FindType(name[..dot]) is not { } type) return false;
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var (member, arity) = Split(name[(dot + 1)..]);
        return id[0] switch
        {
            'P' => type.GetProperty(member, all) is not null,
            'F' => type.GetField(member, all) is not null,
            'M' when member == "#ctor" => type.GetConstructors().Any(one => one.GetParameters().Length == Parameters(id)),
            'M' => type.GetMethods(all).Any(one => one.Name == member && one.GetGenericArguments().Length == arity && one.GetParameters().Length == Parameters(id)),
            _ => false,
        };
    }

    private static (string Name, int Arity) Split(string member)
    {
        var mark = member.IndexOf("``", StringComparison.Ordinal);
        return mark < 0 ? (member, 0) : (member[..mark], int.Parse(member[(mark + 2)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static int Parameters(string id)
    {
        if (!id.Contains('(')) return 0;
        var (depth, count) = (0, 1);
        foreach (var letter in id[(id.IndexOf('(') + 1)..id.LastIndexOf(')')])
        {
            if (letter is '{' or '[') depth++;
            if (letter is '}' or ']') depth--;
            if (letter == ',' && depth == 0) count++;
        }
        return count;
    }

    private static Type? FindType(string name) => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Select(Path.GetFileNameWithoutExtension)
        .Where(file => file!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || file is "Npgsql" or "Microsoft.Data.Sqlite")
        .Append("System.Private.CoreLib").Append("System.Data.Common").Append("System.Net.Http").Append("System.Console")
        .Select(file => Assembly.Load(file!).GetType(name)).FirstOrDefault(type => type is not null);

    [GeneratedRegex(@"<TreatWarningsAsErrors>false|<WarningsNotAsErrors>[^<]*|<PackageReference Remove=""[^""]*Banned[^""]*""|<AdditionalFiles Remove=[^>]*|<RunAnalyzers\w*>false", RegexOptions.IgnoreCase)]
    private static partial Regex Weakened();
}

public sealed class BannedSymbolsTests
{
    private static readonly SourceFile Props = Repository.Files.Single(file => file.Path == "Directory.Build.props");

    [Fact]
    public void The_ban_is_an_error_and_lifted_only_where_it_may_be() => BannedSymbols.Faults([.. Repository.Files]).ShouldBeEmpty();

    [Fact]
    public void Every_banned_symbol_exists() =>
        BannedSymbols.NamesOfNothing(Repository.Files.Single(file => file.Path == "BannedSymbols.txt").Text).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Alongside.Web/Access/Planted.cs", "#pragma warning disable RS0030")]
    [InlineData("src/Alongside.Core/Words/Planted.cs", "[SuppressMessage(\"ApiDesign\", \"RS0030\")]")]
    [InlineData(".editorconfig", "dotnet_diagnostic.RS0030.severity = none")]
    [InlineData("src/Alongside.Web/Planted.csproj", "<NoWarn>RS0030</NoWarn>")]
    [InlineData("src/Alongside.Web/Planted.csproj", "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("src/Alongside.Web/Planted.csproj", "<AdditionalFiles Remove=\"$(Root)BannedSymbols.txt\" />")]
    public void Planted_way_round_the_ban_is_caught(string path, string text) =>
        BannedSymbols.Faults([Props, new(path, text)]).ShouldHaveSingleItem();

    [Fact]
    public void Planted_props_without_the_list_are_caught() =>
        BannedSymbols.Faults([Props with { Text = Props.Text.Replace("BannedSymbols.txt", "", StringComparison.Ordinal) }]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("P:System.DateTime.Nows;misspelt")]
    [InlineData("M:System.Guid.NewGuid(System.Int32);another shape")]
    [InlineData("T:Microsoft.EntityFrameworkCore.Nowhere;no such type")]
    public void Planted_name_of_nothing_is_caught(string line) => BannedSymbols.NamesOfNothing(line).ShouldHaveSingleItem();
}
