using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Alongside.Sharing;
using Alongside.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Alongside.Tests.TheGate;

/// <summary>
/// Who tests the tests? The source of the decision is broken in every small way there is, one at a time, compiled in
/// memory and put to the oracle and the sentences. One broken copy that nobody notices is a hole in the tests.
/// </summary>
public sealed class MutationTests
{
    /// <summary>Broken copies that decide the same, with the reason. By what they look like, so a moved line changes nothing.</summary>
    private static readonly Dictionary<string, string> TheSame = new(StringComparer.Ordinal)
    {
        ["ground.Parts & Parts.KeepMeSafe | Parts.Communication  =>  … ^ …"] = "the two never have a bit in common, so either-or and both are the same",
    };

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly string[] Needed = ["System.Runtime.dll", "System.Linq.dll", "System.Collections.dll", "System.Private.CoreLib.dll"];

    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Latest);

    [Fact]
    public void No_broken_copy_of_the_decision_goes_unnoticed()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "src/Alongside.Core/Sharing/Decide.cs"));
        var source = CSharpSyntaxTree.ParseText(text, Latest);
        var mutants = new Mutants(source, Compilation([source]).GetSemanticModel(source)).All();
        var copies = Compile([new Mutant(0, "", "", text), .. mutants]);

        Notices(copies[0]!.Value).ShouldBeFalse("the copy that was not broken must pass");
        var alive = new ConcurrentBag<Mutant>();
        Parallel.For(0, mutants.Count, place =>
        {
            if (copies[place + 1] is { } broken && !Notices(broken)) alive.Add(mutants[place]);
        });

        var compiled = copies.Count(copy => copy is not null) - 1;
        TestContext.Current.TestOutputHelper?.WriteLine($"{mutants.Count} broken copies, {compiled} of them compile, {alive.Count} unnoticed");
        // A handful would mean that the breaking itself is broken.
        compiled.ShouldBeGreaterThan(250);
        alive.OrderBy(mutant => mutant.Line).Select(mutant => mutant.ToString()).Where(text => !TheSame.ContainsKey(Name(text))).ShouldBeEmpty();
        TheSame.Keys.Except(alive.Select(mutant => Name(mutant.ToString()))).ShouldBeEmpty("named as deciding the same, and gone or noticed now");
    }

    private static string Name(string text) => text[(text.IndexOf(':', StringComparison.Ordinal) + 2)..];

    private static bool Notices((Decision Decide, MayOnePart May) broken)
    {
        try
        {
            return Sentences.All.Any(sentence => !sentence.Holds(broken.Decide))
                || Oracle.Disagreements(broken.Decide).Any() || Oracle.Disagreements(broken.Decide, broken.May).Any();
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return true;
        }
    }

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> sources)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = Needed.Select(file => Path.Combine(framework, file)).Append(typeof(Decide).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        return CSharpCompilation.Create("Broken", [CSharpSyntaxTree.ParseText(Usings, Latest), .. sources], references, options);
    }

    /// <summary>All copies in one assembly, each under a name of its own. Null where a copy is not even C#.</summary>
    private static List<(Decision Decide, MayOnePart May)?> Compile(IReadOnlyList<Mutant> copies)
    {
        var trees = copies.Select((copy, place) => CSharpSyntaxTree.ParseText(
            copy.Source.Replace("static class Decide", $"static class Decide{place}", StringComparison.Ordinal), Latest)).ToList();
        var all = Compilation(trees);
        var faulty = all.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => problem.Location.SourceTree!).ToHashSet();

        using var bytes = new MemoryStream();
        all.RemoveSyntaxTrees(faulty).Emit(bytes).Success.ShouldBeTrue();
        bytes.Position = 0;
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(bytes);
        return [.. trees.Select((tree, place) => faulty.Contains(tree) ? ((Decision, MayOnePart)?)null : Methods(assembly.GetType($"{typeof(Decide).FullName}{place}")!))];
    }

    private static (Decision, MayOnePart) Methods(Type type) => (Method<Decision>(type, nameof(Decide.PartsFor)), Method<MayOnePart>(type, nameof(Decide.May)));

    private static T Method<T>(Type type, string name) where T : Delegate =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();
}
