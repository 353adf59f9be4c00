using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>The answer to a suggestion: one of five. <see cref="Words"/> are the other words for "change", or what the person adds.</summary>
public sealed record AnswerToSuggestion(Guid Person, Guid Suggestion, string? Answer, string? Words = null, string? Language = null, AnswerTaken? Taken = null);

/// <summary>Where the words stand after an answer. Ids only.</summary>
public sealed record Answered(Guid AnswerId, Guid StatementId, Guid WordingId);

/// <summary>
/// The person answers: yes, change it, no, later, talk to someone. Or they said it on the phone, in a letter or at a visit,
/// and whoever asked writes it down. Nobody else's yes counts, and an answer is never assumed.
/// </summary>
public sealed class AnswerSuggestion(IWriter writer, CaptureRules captures, TakenRules taken)
{
    public static readonly TimeSpan LaterIs = TimeSpan.FromDays(7);

    public Task<Answered> RunAsync(Actor actor, AnswerToSuggestion request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            var suggestion = await unit.Record.Suggestions.AsTracking().SingleOrDefaultAsync(row => row.SuggestionId == request.Suggestion) ?? throw new NotHere();
            var statement = await unit.Record.Statements.AsTracking()
                .SingleOrDefaultAsync(row => row.StatementId == suggestion.StatementId && row.GoneAt == null) ?? throw new NotHere();
            var down = taken.Down(unit, statement.PartBit, request.Taken);
            if (Answers.All.All(answer => answer.Code != request.Answer)) throw new Refused("Choose one of the answers.", "answer");
            if (!suggestion.IsOpen) throw new Refused("This was answered already. Undo that answer first.", "answer");

            if (request.Answer is Answers.Yes or Answers.Change) await OnlyThePersonsWordsAsync(unit, statement);
            var wording = Worded(unit, suggestion, statement, request, down);
            if (wording is not null)
            {
                unit.Record.Wordings.Add(wording);
                statement.Put(wording);
                // Yes is a yes to these very words. Other words told to somebody still have to be read back.
                if (request.Answer == Answers.Yes) unit.Record.Confirmations.Add(TakenRules.Confirm(unit, statement, down));
                if (down.By is null) await Disagreement.EndAsync(unit, statement);
            }
            var because = request.Answer == Answers.Change ? null : PlainText.Optional(request.Words, SuggestWording.MostReason, "words");
            var answer = New(unit, suggestion, request.Answer!, down, because, wording?.WordingId);
            unit.Record.Answers.Add(answer);
            (suggestion.Answered, suggestion.Because, suggestion.AnsweredAt) = (request.Answer, because, unit.At);
            (suggestion.AskAgainAt, suggestion.SilentAt) = (request.Answer == Answers.Later ? unit.At + LaterIs : null, null);
            await Silence.WatchAsync(unit, suggestion);
            unit.Happened(EventKinds.SuggestionAnswered, statement.PartBit, answer.AnswerId, wording?.WordingId,
                wording is null ? null : Commitment.To(wording.Words, wording.Salt), request.Answer);
            return new Answered(answer.AnswerId, statement.StatementId, statement.CurrentWording);
        }, cancel);

    /// <summary>Suggestions to somebody's view could be made once; they can still be answered with no.</summary>
    private static async Task OnlyThePersonsWordsAsync(Unit unit, Statement statement)
    {
        var now = await unit.Record.StatementsNow.SingleAsync(row => row.StatementId == statement.StatementId);
        if (!CaptureTable.Find(now.Capture)!.IsThePersons)
            throw new Refused("These are somebody else’s words, and stay theirs. Say no, or say that you do not agree with them.", "answer");
    }

    private Wording? Worded(Unit unit, Suggestion suggestion, Statement statement, AnswerToSuggestion request, TakenDown down)
    {
        if (request.Answer is not (Answers.Yes or Answers.Change)) return null;
        if (request.Answer == Answers.Yes && suggestion.Basis != statement.CurrentWording)
            throw new Refused("The words were changed after this was suggested. Say it in other words, or say no.", "answer");
        var capture = down.By is null ? CaptureTable.Own : CaptureTable.WordForWord;
        if (request.Answer == Answers.Yes) return Agreed(unit, suggestion, statement, down);
        return captures.Wording(unit, new StatementToSay(request.Person, null, request.Words, request.Language,
            new CaptureGiven(capture, down.On, down.Present.Length > 0 ? down.Present.Split('\n') : null)), statement.StatementId, statement.PartBit, statement.CurrentWording);
    }

    /// <summary>Words that two people made: one suggested them, the other said yes.</summary>
    private static Wording Agreed(Unit unit, Suggestion suggestion, Statement statement, TakenDown down) => new()
    {
        PersonId = statement.PersonId,
        StatementId = statement.StatementId,
        WordingId = Ids.Opaque(),
        PartBit = statement.PartBit,
        Replaces = statement.CurrentWording,
        Words = suggestion.Words,
        Language = suggestion.Language,
        Capture = CaptureTable.WithHelp,
        Present = down.Present,
        WrittenBy = suggestion.WrittenBy,
        WrittenAs = suggestion.WrittenAs,
        WriterName = suggestion.WriterName,
        WriterRole = suggestion.WriterRole,
        At = unit.At,
        Salt = Commitment.NewSalt(),
    };

    internal static Answer New(Unit unit, Suggestion suggestion, string said, TakenDown down, string? because, Guid? wording, Guid? undoes = null) => new()
    {
        PersonId = suggestion.PersonId,
        AnswerId = Ids.Opaque(),
        PartBit = suggestion.PartBit,
        SuggestionId = suggestion.SuggestionId,
        StatementId = suggestion.StatementId,
        Said = said,
        Because = because,
        WordingId = wording,
        Undoes = undoes,
        TakenBy = down.By,
        TakenAs = down.As,
        TakerName = down.Name,
        TakerRole = down.Role,
        Route = down.Route,
        Present = down.Present,
        Interpreter = down.Interpreter,
        SaidOn = down.On,
        At = unit.At,
    };
}
