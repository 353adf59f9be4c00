using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>One statement: the words that stand, what can be done with them, what was suggested, and for the person every earlier wording.</summary>
[AboutAPerson(WordsPages.Parts, History = true)]
public sealed class StatementModel(SpokenWords spoken, ConfirmWording confirm, UndoYes undoYes, KeepStatement keep, MarkWords mark, PersonFirst personFirst, Texts texts, PageView view, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    /// <summary>It was kept just now.</summary>
    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool JustKept { get; set; }

    [BindProperty(SupportsGet = true, Name = "asked")]
    public bool JustAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool JustDone { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "wording")]
    public string? WordingSeen { get; set; }

    [BindProperty(Name = "because")]
    public string? Typed { get; set; }

    [BindProperty(Name = "aboutMe")]
    public string? AboutMe { get; set; }

    public OneStatement Statement { get; private set; } = null!;

    public IReadOnlyList<Wording> Earlier { get; private set; } = [];

    /// <summary>Why the person did not agree with each of them.</summary>
    public ILookup<Guid, Mark> Reasons { get; private set; } = Array.Empty<Mark>().ToLookup(mark => mark.WordingId);

    public IReadOnlyList<SuggestionSeen> Suggestions { get; private set; } = [];

    /// <summary>Why the person does not agree, where this viewer may read it.</summary>
    public MarkNow? Because { get; private set; }

    /// <summary>The person does not agree with these very words, not only with those that stood here before.</summary>
    public bool Disagrees { get; private set; }

    public bool MadeToSay { get; private set; }

    /// <summary>The yes that counts, for the person and for whoever took it down.</summary>
    public Confirmation? Yes { get; private set; }

    /// <summary>The suggestion whose answer put these words here: undone there, not here.</summary>
    public Suggestion? AnsweredBy => Suggestions.FirstOrDefault(seen => seen.Answer?.WordingId == Statement.Now.WordingId)?.Suggestion;

    public bool MayUndoYes => Mine && AnsweredBy is null && Yes is not null && UndoYes.MayUndo(Yes, HttpContext.Opened().At);

    /// <summary>They wrote this view down, and may write it anew.</summary>
    public bool IsOwnView { get; private set; }

    /// <summary>They know the person in another way than who saw it first, and can say that they saw it too.</summary>
    public bool MaySeeToo => MayWrite && Statement.Now.WaitsForASecond && Statement.Now.Observers[0].KnowsThemAnotherWayThan(HttpContext.Actor()!);

    /// <summary>People understand this together, and this viewer may look at it again.</summary>
    public bool MayLookAgain => MayWrite && Statement.Now.ReviewBy is not null;

    public bool ReviewIsDue => MayLookAgain && Statement.Now.ReviewBy <= local.DayOf(HttpContext.Opened().At);

    /// <summary>Something was told and written down: there is a slip of it.</summary>
    public bool HasSlip => (Mine || MayWrite) && Capture.WaitsForYes(Statement.Now.WrittenAs) && (Statement.Now.ConfirmedAt is null || Yes is { TakenBy: not null });

    /// <summary>What was decided for the person about these words, where this viewer may read all of it.</summary>
    public Guid? Decided => Statement.Now.Decided is { } decided && WordsPages.MayReadDecided(HttpContext.Opened(), decided) ? decided.DecisionId : null;

    public SpokenWords Spoken => spoken;

    public bool Mine { get; private set; }

    public bool MayWrite { get; private set; }

    /// <summary>The person's own voice, and so theirs to change.</summary>
    public bool MayChange => Mine && Capture.IsThePersons;

    public bool MaySuggest => MayWrite && Capture.IsThePersons;

    /// <summary>They wrote it themselves: there is nothing to say yes or no to.</summary>
    public bool IsOwn => Capture.IsOwnWords(Statement.Now.WrittenAs);

    public bool WaitsForYes => Capture.WaitsForYes(Statement.Now.WrittenAs) && Statement.Now.ConfirmedAt is null;

    public string Title => WordsPages.Title(Statement.Now.PartBit);

    /// <summary>Advice to whoever has just written a view down. The words stand as they were written.</summary>
    public IReadOnlyList<PersonFirstWord> Advice => JustDone && MayWrite ? personFirst.Noticed(Capture, Statement.Now.Words) : [];

    public IReadOnlyList<Choice> AboutMeChoices => [.. AboutMeHeadings.All.Select(heading => new Choice($"{heading.Number}", texts[heading.Title]))];

    private Capture Capture => CaptureTable.Find(Statement.Now.Capture)!;

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Statement = await WordsReading.OneAsync(record, StatementId);
        Mine = record.Admission.Reword != Parts.None;
        MayWrite = WordsPages.MayWriteFor(record, Statement.Now.PartBit);
        Earlier = await WordsReading.EarlierAsync(record, Statement, HttpContext.RequestAborted);
        if (Mine || MayWrite) (Suggestions, Yes) = (await SuggestionsReading.OfAsync(record, StatementId, HttpContext.RequestAborted), await SlipReading.YesAsync(record, Statement.Now, HttpContext.RequestAborted));
        IsOwnView = MayWrite && Capture.IsSomebodysView && await WordsReading.IsOwnViewAsync(record, StatementId, HttpContext.RequestAborted);
        if (!Mine && Statement.Now.DisagreedAt is null) return;
        var marks = await WordsReading.MarkedNowAsync(record, StatementId, HttpContext.RequestAborted);
        Because = marks.LastOrDefault(row => row.Kind == MarkKind.Disagrees && row.Words is not null);
        Disagrees = marks.Any(row => row.Kind == MarkKind.Disagrees);
        MadeToSay = marks.Any(row => row.Kind == MarkKind.MadeToSay);
        if (Mine && Earlier.Count > 0) Reasons = (await WordsReading.MarksAsync(record, StatementId, HttpContext.RequestAborted)).Where(row => row.Kind == MarkKind.Disagrees && row.Words is not null).ToLookup(row => row.WordingId);
    }

    /// <summary>Whether the person said these words themselves.</summary>
    public bool IsMine(Wording wording) => Mine && CaptureTable.Find(wording.Capture)!.IsOwnWords(wording.WrittenAs);

    /// <summary>What became of a suggestion, in a sentence. To the person silence is nothing to be told of.</summary>
    public IHtmlContent Became(Texts texts, SuggestionSeen seen) => WordsPages.Waits(texts, seen.Suggestion.Answered,
        !Mine && Silence.IsIt(seen.Suggestion.Answered, seen.Suggestion.AskedAt, HttpContext.Opened().At), Statement.KnownAs);

    public async Task<IActionResult> OnPostAsync()
    {
        var actor = HttpContext.Actor()!;
        var because = TypedWords.Of(Typed);
        var (key, cancel) = (FormKey.Of(HttpContext, Key, Do, WordingSeen, because, AboutMe), HttpContext.RequestAborted);
        var keeping = Do switch { "forMe" => Keeping.ForMe, "away" => Keeping.Away, "back" => Keeping.UnderItsHeading, _ => (Keeping?)null };
        if (keeping is { } how) await keep.RunAsync(actor, PersonId, StatementId, how, key, cancel);
        else if (Do == "yes") await confirm.RunAsync(actor, new WordingToConfirm(PersonId, StatementId, Guid.TryParse(WordingSeen, out var seen) ? seen : null), key, cancel);
        else if (Do == "notYes") await undoYes.RunAsync(actor, PersonId, StatementId, key, cancel);
        else if (Do == "disagree") await mark.RunAsync(actor, PersonId, StatementId, MarkKind.Disagrees, because, TypedWords.Language(because, view), key, cancel);
        else if (Do == "agree") await mark.TakeBackAsync(actor, PersonId, StatementId, MarkKind.Disagrees, key, cancel);
        else if (Do == "made") await mark.RunAsync(actor, PersonId, StatementId, MarkKind.MadeToSay, key: key, cancel: cancel);
        else if (Do == "notMade") await mark.TakeBackAsync(actor, PersonId, StatementId, MarkKind.MadeToSay, key, cancel);
        else if (Do == "under") await keep.ShowUnderAsync(actor, PersonId, StatementId, int.TryParse(AboutMe, out var number) ? number : 0, key, cancel);
        else throw new Refused("Choose what to do.");
        return LocalRedirect(Do == "away" ? $"/people/{PersonId}/taken-away" : $"/people/{PersonId}/statements/{StatementId}?done=true");
    }
}
