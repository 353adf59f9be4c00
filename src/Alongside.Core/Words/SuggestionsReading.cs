using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>A suggestion beside the words it is about, with what was answered; and whether that can still be undone.</summary>
public sealed record SuggestionSeen(Suggestion Suggestion, Answer? Answer, bool MayUndo);

/// <summary>What the person has been asked, and what they said. Others see only what they suggested themselves.</summary>
public static class SuggestionsReading
{
    private static readonly Compiled<Func<RecordDb, IAsyncEnumerable<Suggestion>>> Open = new(() => EF.CompileAsyncQuery((RecordDb db) =>
        db.Suggestions.Where(row => row.Answered == null || row.Answered == Answers.Later || row.Answered == Answers.Talk).OrderBy(row => row.At).Select(row => row)));

    /// <summary>Those still without a yes, a no or other words, oldest first. Nothing is asked when nobody here could be shown any.</summary>
    public static async Task<IReadOnlyList<Suggestion>> OpenAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        if ((record.Admission.Reword | record.Admission.Write) == Parts.None) return [];
        var open = new List<Suggestion>();
        await foreach (var suggestion in Open.For(record.Db)(record.Db).WithCancellation(cancel)) open.Add(suggestion);
        return open;
    }

    /// <summary>The suggestions to ask the person about now, with the words that stand: not those they want to be asked later.</summary>
    public static async Task<IReadOnlyList<(Suggestion Suggestion, StatementNow Now)>> ToAskAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        var rows = await (from suggestion in record.Db.Suggestions
                          join now in record.Db.StatementsNow on suggestion.StatementId equals now.StatementId
                          where (suggestion.Answered == null || suggestion.Answered == Answers.Later || suggestion.Answered == Answers.Talk)
                              && (suggestion.AskAgainAt == null || suggestion.AskAgainAt <= record.At)
                          orderby suggestion.At, suggestion.SuggestionId
                          select new { suggestion, now }).ToListAsync(cancel);
        return [.. rows.Select(row => (row.suggestion, row.now))];
    }

    /// <summary>Everything suggested to one statement, newest first.</summary>
    public static async Task<IReadOnlyList<SuggestionSeen>> OfAsync(OpenedRecord record, Guid statement, CancellationToken cancel = default)
    {
        var suggestions = await record.Db.Suggestions.Where(row => row.StatementId == statement).OrderByDescending(row => row.At).ToListAsync(cancel);
        var answers = await record.Db.Answers.Where(row => row.StatementId == statement).ToListAsync(cancel);
        return [.. suggestions.Select(suggestion => Seen(record, suggestion, answers))];
    }

    /// <summary>One suggestion, and the words that stand; null when it is not there or not this viewer's to see.</summary>
    public static async Task<(SuggestionSeen Seen, OneStatement Statement)?> OneAsync(OpenedRecord record, Guid suggestion, CancellationToken cancel = default)
    {
        if (await record.Db.Suggestions.SingleOrDefaultAsync(row => row.SuggestionId == suggestion, cancel) is not { } found) return null;
        var answers = await record.Db.Answers.Where(row => row.SuggestionId == suggestion).ToListAsync(cancel);
        return (Seen(record, found, answers), await WordsReading.OneAsync(record, found.StatementId));
    }

    private static SuggestionSeen Seen(OpenedRecord record, Suggestion suggestion, List<Answer> answers)
    {
        var last = UndoAnswer.Last(answers.Where(answer => answer.SuggestionId == suggestion.SuggestionId));
        // Whoever took an answer down does not see that it was undone: what the suggestion says now counts.
        if (last?.At != suggestion.AnsweredAt) last = null;
        return new SuggestionSeen(suggestion, last, last is not null && UndoAnswer.MayUndo(last, record.At));
    }
}
