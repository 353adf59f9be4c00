using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>By whom it was written down that somebody told something, and how they did: by which route, on which day, who was in the room, who interpreted.</summary>
public sealed record WrittenDown(string Name, string Role, string? Route, string Present, string? Interpreter, DateOnly? On, DateTime At)
{
    public static WrittenDown Of(Answer answer) => new(answer.TakerName, answer.TakerRole, answer.Route, answer.Present, answer.Interpreter, answer.SaidOn, answer.At);

    public static WrittenDown Of(Confirmation yes) => new(yes.TakerName, yes.TakerRole, yes.How, yes.Present, yes.Interpreter, yes.SaidOn, yes.At);

    public static WrittenDown Of(ISpoken spoken) => new(spoken.WriterName, spoken.WriterRole, null, spoken.Present, null, spoken.SaidOn, spoken.At);
}

/// <summary>
/// What somebody told and another wrote down, for them to keep on paper: what they were asked, what they said, and who wrote
/// it. <see cref="Answer"/> is a code of <see cref="Answers"/>; null when it is words that were written down.
/// </summary>
public sealed record Slip(OneStatement Statement, WrittenDown Written)
{
    public Suggestion? Suggestion { get; init; }
    public string? Answer { get; init; }
    public string? Because { get; init; }
}

/// <summary>The slip for what was taken down last, for the person and for whoever took it down; nothing for anybody else.</summary>
public static class SlipReading
{
    public static async Task<Slip?> OfAsync(OpenedRecord record, Guid statement, Guid? suggestion = null, CancellationToken cancel = default)
    {
        if (suggestion is { } id) return await OfSuggestionAsync(record, statement, id, cancel);
        var one = await WordsReading.OneAsync(record, statement);
        if (await YesAsync(record, one.Now, cancel) is { TakenBy: not null } yes) return new Slip(one, WrittenDown.Of(yes)) { Answer = Answers.Yes };
        return CaptureTable.Find(one.Now.Capture)!.WaitsForYes(one.Now.WrittenAs) && one.Now.ConfirmedAt is null ? new Slip(one, WrittenDown.Of(one.Now)) : null;
    }

    /// <summary>The yes that counts for the words that stand, where this viewer gave or took it.</summary>
    public static async Task<Confirmation?> YesAsync(OpenedRecord record, StatementNow now, CancellationToken cancel = default)
    {
        if (now.ConfirmedAt is not { } at) return null;
        var yes = UndoYes.Standing(await record.Db.Confirmations.Where(row => row.StatementId == now.StatementId).ToListAsync(cancel), now.WordingId);
        // Whoever took it down does not see that it was overturned: what the statement says now counts.
        return yes?.At == at ? yes : null;
    }

    /// <summary>It was told to somebody; and where it was told in other words, those still stand to be read.</summary>
    public static bool HasSlip(Answer answer, StatementNow now) => answer.TakenBy is not null && answer.Said != Answers.Decided && (answer.Said != Answers.Change || answer.WordingId == now.WordingId);

    private static async Task<Slip?> OfSuggestionAsync(OpenedRecord record, Guid statement, Guid suggestion, CancellationToken cancel)
    {
        if (await SuggestionsReading.OneAsync(record, suggestion, cancel) is not var (seen, one) || one.Now.StatementId != statement) return null;
        return seen.Answer is { } answer && HasSlip(answer, one.Now)
            ? new Slip(one, WrittenDown.Of(answer)) { Suggestion = seen.Suggestion, Answer = answer.Said, Because = answer.Because } : null;
    }
}
