using System.Text.RegularExpressions;

namespace Alongside.Tests.House;

/// <summary>
/// Which module of the core may know which. A new arrow is one line here, to be argued for. Everybody may use Basics
/// and Data; Basics knows nobody; nothing in the core knows the web.
/// </summary>
public static partial class ModuleArrows
{
    public static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Basics"] = [],
        // The contexts name every module's tables, and the writer keeps events and looks.
        ["Data"] = ["Organisations", "People", "Record", "Sharing", "Words"],
        // An organisation closes when nobody is left to be told, and nothing that was asked is without an answer.
        ["Organisations"] = ["People", "Record", "Sharing"],
        // A quiet place is an account of its own.
        // Whoever takes a record as theirs comes with a printed code, and is an account from then on.
        // Somebody in the circle has a picture of the same library, and a name in the language it is written in.
        ["People"] = ["Organisations", "Record", "Sharing", "Words"],
        // An answer to "why" is told to the person, by way of their safe contact.
        // What was begun in a form is gone in the unit in which it is written down as what happened.
        ["Record"] = ["People", "Sharing", "Words"],
        // Who joins by an invitation is an account. That a share is about to end is told to the person, by way of their safe contact.
        ["Sharing"] = ["Organisations", "People", "Record"],
        ["Words"] = ["Record", "Sharing"],
        // The list of modules itself: a file in no folder.
        [""] = ["Organisations", "People", "Record", "Sharing", "Words"],
    };

    private const string Core = "src/Alongside.Core/";

    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.IsUnder(Core) && file.Extension == ".cs"))
        {
            var module = Module(file);
            if (!Allowed.TryGetValue(module, out var allowed))
            {
                yield return $"{file.Path}: the module {module} is not in the table of arrows";
                continue;
            }
            foreach (var (used, at) in Uses(file))
                if (used != module && !allowed.Contains(used) && !(used is "Basics" or "Data" && module != "Basics"))
                    yield return $"{file.At(at)}: {module} may not use {used}";
        }
    }

    public static string Module(SourceFile file)
    {
        var rest = file.Path[Core.Length..];
        return rest.Contains('/') ? rest[..rest.IndexOf('/')] : "";
    }

    public static IEnumerable<(string Module, int At)> Uses(SourceFile file)
    {
        var code = new CSharpText(file.Text).Code;
        foreach (Match match in FullName().Matches(code))
            yield return (match.Groups[1].Value, match.Index);
        // From inside Alongside.Words, `Sharing.Part` is a name too.
        foreach (Match match in ShortName().Matches(code))
            if (match.Groups[1].Value != "" && Allowed.ContainsKey(match.Groups[1].Value))
                yield return (match.Groups[1].Value, match.Index);
    }

    [GeneratedRegex(@"\bAlongside\.([A-Z]\w*)")]
    private static partial Regex FullName();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w*)\.[A-Z]\w*")]
    private static partial Regex ShortName();
}

public sealed class ModuleArrowsTests
{
    [Fact]
    public void Modules_use_only_the_modules_they_may() => ModuleArrows.Faults(Repository.Files).ShouldBeEmpty();

    [Fact]
    public void Every_folder_of_the_core_has_its_row() =>
        Repository.CSharp.Where(file => file.IsUnder("src/Alongside.Core/")).Select(ModuleArrows.Module).Distinct()
            .Except(ModuleArrows.Allowed.Keys).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Alongside.Core/Words/Planted.cs", "using Alongside.People;")]
    [InlineData("src/Alongside.Core/Words/Planted.cs", "class A { object b = new Alongside.Organisations.Account(); }")]
    [InlineData("src/Alongside.Core/Words/Planted.cs", "namespace Alongside.Words; class A { People.Person? b; }")]
    [InlineData("src/Alongside.Core/Basics/Planted.cs", "using Alongside.Data;")]
    [InlineData("src/Alongside.Core/Sharing/Planted.cs", "using Alongside.Web.Access;")]
    [InlineData("src/Alongside.Core/Sprouts/Planted.cs", "namespace Alongside.Sprouts;")]
    public void Planted_arrow_is_caught(string path, string text) =>
        ModuleArrows.Faults([new(path, text)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("// using Alongside.People;")]
    [InlineData("class A { string b = \"Alongside.People\"; }")]
    [InlineData("using Alongside.Sharing;")]
    public void Words_in_comments_and_texts_are_no_arrows(string text) =>
        ModuleArrows.Faults([new("src/Alongside.Core/Words/A.cs", text)]).ShouldBeEmpty();
}
