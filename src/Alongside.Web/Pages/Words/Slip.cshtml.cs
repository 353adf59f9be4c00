using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// One sheet for the person to keep, in their language and in large print: what they were asked, what they said, who wrote it
/// down, and how to change their mind. For the person, and for whoever took it down.
/// </summary>
[AboutAPerson(WordsPages.Parts)]
public sealed class SlipModel(Texts texts, LocalTime local) : AlongsidePage
{
    // Letters that fit on one sheet in large print, beside the rest.
    private const int MostLarge = 280;

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "statementId")]
    public Guid StatementId { get; set; }

    /// <summary>The suggestion whose answer it is; else it is about the words that stand.</summary>
    [BindProperty(SupportsGet = true, Name = "suggestion")]
    public string? Suggestion { get; set; }

    public Slip Slip { get; private set; } = null!;

    /// <summary>The sentences in the language of whoever keeps it.</summary>
    public Texts Theirs { get; private set; } = null!;

    public string Back => Slip.Suggestion is { } asked ? $"/people/{PersonId}/suggestions/{asked.SuggestionId}" : $"/people/{PersonId}/statements/{StatementId}";

    /// <summary>The words that were before them; null when they were asked for words.</summary>
    public string? Asked => Slip.Suggestion?.Words ?? (Slip.Answer is null ? null : Slip.Statement.Now.Words);

    /// <summary>What they answered, as the button says it; null when it is words that were written down.</summary>
    public string? Said => Slip.Answer is Answers.Change ? null : Answers.All.FirstOrDefault(row => row.Code == Slip.Answer).Button;

    /// <summary>Their words, where they said words.</summary>
    public string? Words => Slip.Answer is null or Answers.Change ? Slip.Statement.Now.Words : null;

    public DateOnly Day => Slip.Written.On ?? local.DayOf(Slip.Written.At);

    /// <summary>Where whoever prints it works, if it is who took it down.</summary>
    public string? Place => HttpContext.Actor() is { Capacity: Capacity.Worker, WorksAt: { Length: > 0 } place } actor && actor.Name == Slip.Written.Name ? place : null;

    public bool IsShort => (Asked + Words + Slip.Because).Length <= MostLarge;

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Guid? asked = Suggestion is null ? null : Guid.TryParse(Suggestion, out var id) ? id : throw new NotHere();
        Slip = await SlipReading.OfAsync(record, StatementId, asked, HttpContext.RequestAborted) ?? throw new NotHere();
        if (record.Admission.Reword == Parts.None && !WordsPages.MayWriteFor(record, Slip.Statement.Now.PartBit)) throw new NotHere();
        Theirs = texts.In((await WordsReading.HeadAsync(record)).Language);
    }
}
