using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>
/// Nothing of the place where it was written is left in the house: no folder of one machine, no package host of one
/// network, no talk of who wrote it with what. It must build and read the same anywhere.
/// </summary>
public static partial class NoWorkplace
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            foreach (Match match in Folder().Matches(file.Text).Concat(Talk().Matches(file.Text)))
                yield return $"{file.At(match.Index)}: \"{match.Value}\" belongs to one workplace";
            foreach (Match match in PackageHost().Matches(file.Text))
                if (!match.Groups[1].Value.EndsWith("nuget.org", StringComparison.Ordinal))
                    yield return $"{file.At(match.Index)}: a package host of its own ({match.Groups[1].Value})";
        }
    }

    // Written with gaps, so that this file does not name them itself.
    [GeneratedRegex(@"(?<![\w.])/(w[o]rk|r[o]ot|h[o]me/\w+|Us[e]rs/\w+)/|/t[m]p/wt\b|[A-Z]:\\Us[e]rs\\")]
    private static partial Regex Folder();

    [GeneratedRegex(@"\b(helper|sub)[ -]?ag[e]nts?\b|\bAI ass[i]stant|\blanguage m[o]del|\b(this|previous|earlier|next|my) s[e]ssion of (work|the project)\b|\bas an AI\b|\bco-auth[o]red-by\b", RegexOptions.IgnoreCase)]
    private static partial Regex Talk();

    [GeneratedRegex(@"https?://([\w.-]*(?:nuget|artifactory|npmjs|pypi|registry|mirror|proxy)[\w.-]*)(?=[:/""'\s])", RegexOptions.IgnoreCase)]
    private static partial Regex PackageHost();
}

public sealed class NoWorkplaceTests
{
    [Fact]
    public void The_house_names_no_workplace() => NoWorkplace.Faults(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("see /wo", "rk/main/README.md")]
    [InlineData("var a = \"/ro", "ot/.nuget/packages\";")]
    [InlineData("/ho", "me/somebody/code")]
    [InlineData("the helper ", "agent said")]
    [InlineData("https://nug", "et.example.net/v3/index.json")]
    public void Planted_trace_is_caught(string first, string second) =>
        NoWorkplace.Faults([new("docs/planted.md", first + second)]).ShouldHaveSingleItem();

    [Fact]
    public void Ordinary_words_pass() =>
        NoWorkplace.Faults([new("a.md", "A session ends when you sign out; work/life; https://api.nuget.org/v3/index.json; AGENTS.md; homework/")]).ShouldBeEmpty();
}
