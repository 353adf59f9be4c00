using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Web.Demo;

/// <summary>One life while it is told: whose record it is, and what the file has given a name so far.</summary>
internal sealed class Life(PersonFile file, Cast cast, DateOnly today)
{
    internal PersonFile File { get; } = file;
    internal Cast Cast { get; } = cast;

    /// <summary>The person, once they have their page.</summary>
    internal Actor Self { get; set; } = Actor.House;

    /// <summary>A page that was begun for them, as the organisation calls it.</summary>
    internal Guid Begun { get; set; }

    internal Dictionary<string, StatementSaid> Said { get; } = [];
    internal Dictionary<string, Guid> Suggested { get; } = [];
    internal Dictionary<string, Guid> LeftOut { get; } = [];
    internal Dictionary<string, Guid> Happened { get; } = [];
    internal Dictionary<string, Guid> Decided { get; } = [];
    internal Dictionary<string, Guid> Photos { get; } = [];

    /// <summary>Whose record it is, while those who began it have it and nobody took it as theirs.</summary>
    internal Guid? BegunFor { get; set; }

    internal Guid Person => (Self.OwnRecord ?? BegunFor)!.Value;

    internal Actor By(Act act) => act.By is { } name ? Cast.As(name) : Self;

    internal DateOnly? Day(int? fromToday) => fromToday is { } days ? today.AddDays(days) : null;

    /// <summary>Part by part, or all that is said under the four headings.</summary>
    internal static Parts PartsOf(string named) => named.Split(' ').Aggregate(Parts.None, (sum, code) => sum | (code == "headings" ? Parts.Headings : PartTable.Find(code)!.Value));
}
