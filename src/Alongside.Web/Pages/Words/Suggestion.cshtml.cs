using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// One suggestion: what stands now and what is suggested, side by side, why, and the answers. The person answers; whoever
/// made it sees what became of it and can write down what they were told.
/// </summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class SuggestionModel(AnswerSuggestion answer, UndoAnswer undo, Texts texts, PageView view, LocalTime local) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "suggestionId")]
    public Guid SuggestionId { get; set; }

    /// <summary>The person wants to say it in other words.</summary>
    [BindProperty(SupportsGet = true, Name = "change")]
    public bool Changing { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    [BindProperty(Name = "takenBy")]
    public TakenTyped Taken { get; set; } = new();

    public SuggestionSeen Seen { get; private set; } = null!;

    public OneStatement Statement { get; private set; } = null!;

    public bool Mine { get; private set; }

    public bool MayTake { get; private set; }

    /// <summary>It is about the person's own words; what is somebody else's view stays as it is.</summary>
    public bool MayAgree => CaptureTable.Find(Statement.Now.Capture)!.IsThePersons;

    public string Here => $"/people/{PersonId}/suggestions/{SuggestionId}";

    public string Heading => WordsPages.Title(Statement.Now.PartBit);

    public string TypedLanguage => TypedWords.Language(Typed, view);

    public DateOnly DayAsked => local.DayOf(Seen.Suggestion.At);

    /// <summary>What was answered, in a sentence; null while it waits.</summary>
    public string? Told => Answers.Told(Seen.Suggestion.Answered);

    /// <summary>A worker who supports the person can write down that somebody decided it.</summary>
    public bool MayDecide => MayTake && DecideFor.MayDecide(HttpContext.Opened().Admission);

    /// <summary>What was decided for the person, where this viewer may read it.</summary>
    public Guid? Decided => Counts && WordsPages.MayReadDecided(HttpContext.Opened(), Statement.Now.Decided!) ? Statement.Now.Decided!.DecisionId : null;

    /// <summary>What was decided about this very suggestion counts still.</summary>
    public bool Counts => Statement.Now.Decided?.SuggestionId == SuggestionId;

    public IReadOnlyList<Choice> Choices => [.. Answers.All.Where(row => MayAgree || row.Code is not (Answers.Yes or Answers.Change)).Select(row => new Choice(row.Code, texts[row.Button]))];

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        if (await SuggestionsReading.OneAsync(record, SuggestionId, HttpContext.RequestAborted) is not var (seen, statement)) throw new NotHere();
        (Seen, Statement) = (seen, statement);
        Mine = record.Actor.Capacity == Capacity.Self;
        MayTake = WordsPages.MayWriteFor(record, statement.Now.PartBit);
        Changing |= Do == Answers.Change;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var actor = HttpContext.Actor()!;
        var (words, because) = (TypedWords.Of(Typed), TypedWords.Of(Because));
        var key = FormKey.Of(HttpContext, Key, [Do, Answer, words, because, .. Taken.All]);
        if (Do == "undo") await undo.RunAsync(actor, PersonId, SuggestionId, key, HttpContext.RequestAborted);
        else
        {
            var request = Do == "taken"
                ? new AnswerToSuggestion(PersonId, SuggestionId, Answer, words, TypedWords.Language(words, view), Taken.ToTaken())
                : new AnswerToSuggestion(PersonId, SuggestionId, Do, Do == Answers.Change ? words : because, TypedWords.Language(words, view));
            await answer.RunAsync(actor, request, key, HttpContext.RequestAborted);
        }
        return LocalRedirect(Here);
    }
}
