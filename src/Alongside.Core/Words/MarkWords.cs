using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>
/// The person marks words that stand: "I do not agree", shown wherever the words are, its reason only to those who may read
/// reasons; or "I was made to say that", for their own eyes.
/// </summary>
public sealed class MarkWords(IWriter writer)
{
    public const int MostReason = 2_000;

    public Task<Guid> RunAsync(
        Actor actor, Guid person, Guid statement, MarkKind kind, string? because = null, string? language = null, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var marked = await FindAsync(unit, statement);
            var mark = new Mark
            {
                PersonId = person,
                MarkId = Ids.Opaque(),
                PartBit = kind == MarkKind.Disagrees ? Parts.Reasons : Parts.OnlyMe,
                StatementId = statement,
                WordingId = marked.CurrentWording,
                Kind = kind,
                Words = PlainText.Optional(because, MostReason, "because") is { Length: > 0 } words ? words : null,
                Language = CaptureRules.Language(language),
                At = unit.At,
            };
            if (kind == MarkKind.Disagrees) marked.DisagreedAt ??= unit.At;
            unit.Record.Marks.Add(mark);
            unit.Happened(kind == MarkKind.Disagrees ? EventKinds.Disagreed : EventKinds.MadeToSay,
                kind == MarkKind.Disagrees ? marked.PartBit : Parts.OnlyMe, statement, marked.CurrentWording);
            return mark.MarkId;
        }, cancel);

    /// <summary>The mark is taken back; that it was made stays kept.</summary>
    public Task<Guid> TakeBackAsync(Actor actor, Guid person, Guid statement, MarkKind kind, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var marked = await FindAsync(unit, statement);
            var live = await unit.Record.Marks.AsTracking().Where(row => row.StatementId == statement && row.Kind == kind && row.TakenBackAt == null).ToListAsync();
            foreach (var mark in live) mark.TakenBackAt = unit.At;
            if (kind == MarkKind.Disagrees) marked.DisagreedAt = null;
            if (live.Count > 0)
                unit.Happened(kind == MarkKind.Disagrees ? EventKinds.AgreedAgain : EventKinds.MadeToSayTakenBack,
                    kind == MarkKind.Disagrees ? marked.PartBit : Parts.OnlyMe, statement, marked.CurrentWording);
            return statement;
        }, cancel);

    private static async Task<Statement> FindAsync(Unit unit, Guid id)
    {
        var statement = await unit.Record.Statements.AsTracking().SingleOrDefaultAsync(row => row.StatementId == id && row.GoneAt == null) ?? throw new NotHere();
        if ((unit.Admission.Reword & statement.PartBit) == Parts.None) throw new NotHere();
        return statement;
    }
}
