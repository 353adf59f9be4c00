using Alongside.Basics;

namespace Alongside.Web;

/// <summary>What was written after a command: its words in their order, and what stands behind each <c>--name</c>.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> named = [];
    private readonly HashSet<string> said = [];
    private readonly List<string> words = [];

    /// <summary>Every option has a value, but those that only say yes. One nobody knows is refused: a slip of the finger must not do half of what was meant.</summary>
    internal CommandLine(IEnumerable<string> args, string[] options, params string[] yes)
    {
        for (var rest = new Queue<string>(args); rest.TryDequeue(out var arg);)
        {
            if (!arg.StartsWith("--", StringComparison.Ordinal)) words.Add(arg);
            else if (yes.Contains(arg)) said.Add(arg);
            else if (!options.Contains(arg)) throw new Refused("There is no {option} here. See: alongside help", [arg]);
            else if (!rest.TryDequeue(out var value) || value.StartsWith("--", StringComparison.Ordinal)) throw new Refused("Write something after {option}.", [arg]);
            else named[arg] = value;
        }
    }

    internal string? Option(string name) => named.GetValueOrDefault(name);

    internal bool Says(string name) => said.Contains(name);

    /// <summary>The one thing that is named. A name of several words without quotes would come as several.</summary>
    internal string Name(string missing) => words switch
    {
        [var name] => name,
        [] => throw new Refused(missing),
        _ => throw new Refused("Put a name of several words between quotes."),
    };

    /// <summary>The same, where nothing need be named.</summary>
    internal string? NameOrNone() => words.Count == 0 ? null : Name("");

    internal void NoName()
    {
        if (words.Count > 0) throw new Refused("What is {word}? See: alongside help", [words[0]]);
    }
}
