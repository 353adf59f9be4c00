using Alongside.Basics;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>What waits with one person: what they have not answered yet, and what waits for whoever looks.</summary>
public sealed record WaitsWith(IReadOnlyList<SuggestionWaiting> Suggestions, IReadOnlyList<QuestionAsked> Questions, Begun? Begun);

/// <summary>
/// The people I support, or who share something with me: by name, a page at a time; found by a part of their name; and those
/// with whom something waits or is to be looked at again. It opens nobody's record.
/// </summary>
[SignedIn]
public sealed class IndexModel(ReachReading reach, WaitingReading waiting, QuestionsReading questions, BegunReading begun, SealedCursor cursor, LocalTime local, Clock clock) : AlongsidePage
{
    public const string Something = "waiting", Again = "again";
    public const int MostPart = 100;
    private const int SoonDays = 30;

    /// <summary>Everybody unless it says <see cref="Something"/> or <see cref="Again"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>The part of a name that was looked for, sealed: a name never stands in an address.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The part of a name that is looked for now.</summary>
    [BindProperty(Name = "q")]
    public string? Typed { get; set; }

    public PeoplePage Listed { get; private set; } = new([], null);

    public string? Part { get; private set; }

    public bool IsWorker => HttpContext.Actor()!.Capacity == Capacity.Worker;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; private set; }

    public DateOnly Today { get; private set; }

    private ILookup<Guid, SuggestionWaiting> suggestions = Nothing<SuggestionWaiting>();
    private ILookup<Guid, QuestionAsked> asked = Nothing<QuestionAsked>();
    private ILookup<Guid, Begun> untold = Nothing<Begun>();

    public WaitsWith With(Guid person) => new([.. suggestions[person]], [.. asked[person]], untold[person].FirstOrDefault());

    public string Address(string? show, string? after = null, bool all = false)
    {
        var said = new[] { ("after", after), ("find", all ? null : Find), ("show", show) }.Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => $"{pair.Item1}={pair.Item2}").ToList();
        return said.Count == 0 ? "/people" : "/people?" + string.Join('&', said);
    }

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Show is not (Something or Again)) Show = null;
        Part = cursor.Open(Find);
        if (Part is null) Find = null;
        Today = local.DayOf(clock.Now());
        if (Show == Something) await WaitsAsync(actor, null, cancel);
        var wanted = Show switch
        {
            Something => new PeopleWanted(suggestions.Select(one => one.Key).Concat(asked.Select(one => one.Key)).Concat(untold.Select(one => one.Key)).ToHashSet()),
            Again => new PeopleWanted(LookAgainBy: Today.AddDays(SoonDays)),
            _ => null,
        };
        Listed = await reach.PageAsync(actor, Part, cursor.Open(After), wanted: wanted, cancel: cancel);
        Next = cursor.Seal(Listed.Next);
        if (Show != Something) await WaitsAsync(actor, [.. Listed.People.Select(person => person.Person)], cancel);
    }

    /// <summary>A name is typed, and is sealed before it stands anywhere.</summary>
    public IActionResult OnPost()
    {
        var part = PlainText.Optional(Typed, MostPart, "q");
        Find = string.IsNullOrWhiteSpace(part) ? null : cursor.Seal(part);
        return LocalRedirect(Address(Show is Something or Again ? Show : null));
    }

    /// <summary>The day by which something is to be looked at again, when it is near or over.</summary>
    public DateOnly? Soon(ListedPerson person) => person.LookAgainBy <= Today.AddDays(SoonDays) ? person.LookAgainBy : null;

    private async Task WaitsAsync(Actor actor, IReadOnlyCollection<Guid>? people, CancellationToken cancel)
    {
        suggestions = (await waiting.OfAsync(actor, people, cancel)).ToLookup(row => row.PersonId);
        asked = (await questions.UnansweredAsync(actor, people, cancel)).ToLookup(row => row.PersonId);
        untold = (await begun.UntoldAsync(actor, people, cancel)).ToLookup(row => row.PersonId);
    }

    private static ILookup<Guid, T> Nothing<T>() => Array.Empty<T>().ToLookup(_ => Guid.Empty);
}
