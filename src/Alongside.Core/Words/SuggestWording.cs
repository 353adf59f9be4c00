using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>Other words for a statement, why, whose idea it was, and how the person is to be asked.</summary>
public sealed record WordingToSuggest(Guid Person, Guid Statement, string? Words, string? Language, string? Reason, string? WhoseIdea, string? AskBy)
{
    /// <summary>The wording that was before the writer's eyes.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>The form it was begun in, so that nothing is left of the draft.</summary>
    public string? Form { get; init; }
}

/// <summary>
/// Somebody who may write under a heading suggests other words for what stands there. Nothing changes: the person is asked,
/// and until they have answered the words stay as they are.
/// </summary>
public sealed class SuggestWording(IWriter writer, RecentWriting recent)
{
    public const int MostReason = 1_000;
    public const int MostIdea = 200;

    public Task<Guid> RunAsync(Actor actor, WordingToSuggest request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            var statement = await unit.Record.Statements.SingleOrDefaultAsync(row => row.StatementId == request.Statement && row.GoneAt == null) ?? throw new NotHere();
            if ((unit.Admission.Write & statement.PartBit) == Parts.None) throw new NotHere();
            if (actor.Capacity == Capacity.Self) throw new Refused("These are your words. You can change them yourself.");
            if (request.BasedOn is { } seen && seen != statement.CurrentWording) throw new Stale();

            var now = await unit.Record.StatementsNow.SingleAsync(row => row.StatementId == statement.StatementId);
            if (!CaptureTable.Find(now.Capture)!.IsThePersons)
                throw new Refused("These are not the person’s words, so there is nothing to ask them. Whoever wrote this can write it anew; you can write down what you think or saw.");
            var words = PlainText.Required(request.Words, CaptureRules.MostWords, "words", "Write the words you suggest.");
            if (words == now.Words) throw new Refused("These are the words that stand there already.", "words");
            var suggestion = new Suggestion
            {
                PersonId = request.Person,
                SuggestionId = Ids.Opaque(),
                PartBit = statement.PartBit,
                StatementId = statement.StatementId,
                BasedOn = statement.CurrentWording,
                Words = words,
                Language = CaptureRules.Language(request.Language),
                Reason = PlainText.Required(request.Reason, MostReason, "reason", "Say why you suggest this."),
                WhoseIdea = PlainText.Required(request.WhoseIdea, MostIdea, "whoseIdea", "Say whose idea it was."),
                AskBy = WaysToAsk.All.Any(way => way.Code == request.AskBy) ? request.AskBy! : throw new Refused("Choose how they are to be asked.", "askBy"),
                WrittenBy = actor.AccountId,
                WrittenAs = actor.Capacity,
                OrganisationId = actor.OrganisationId,
                WriterName = actor.Name,
                WriterRole = actor.Role,
                At = unit.At,
            };
            recent.Count(unit);
            unit.Record.Suggestions.Add(suggestion);
            await Silence.WatchAsync(unit, suggestion);
            unit.Happened(EventKinds.SuggestionMade, suggestion.PartBit, suggestion.SuggestionId);
            await KeepDraft.SaidAsync(unit, request.Form);
            return suggestion.SuggestionId;
        }, cancel);
}
