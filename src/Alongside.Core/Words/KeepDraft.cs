using System.Text.Json;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>What stands in the fields of a form that is not sent off yet, under a heading or about a statement.</summary>
public sealed record DraftToKeep(Guid Person, string Form, string? Heading, Guid? Statement, IReadOnlyDictionary<string, string?> Fields);

/// <summary>
/// Keeps what somebody has begun, in place of what they had begun in the same form before. It is nobody's business but
/// theirs, so no event says so, and it can be thrown away without a trace.
/// </summary>
public sealed class KeepDraft(IWriter writer)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Code points in one field. What is not finished may be longer than what can be said.</summary>
    private const int Most = 50_000;

    public Task RunAsync(Actor actor, DraftToKeep request, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person), async unit =>
        {
            var part = await PartAsync(unit, request);
            foreach (var (name, value) in request.Fields) PlainText.Optional(value, Most, name);
            var fields = request.Fields.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary();
            var (draft, end) = await FindAsync(unit, request.Form);
            if (fields.Count == 0) return Gone(unit, end);

            var typed = JsonSerializer.Serialize(fields);
            if (draft is null || end is null) Begin(unit, request, part, typed);
            else (draft.PartBit, draft.Typed, draft.At, end.EndsAt) = (part, typed, unit.At, unit.At + KeptFor);
            return true;
        }, cancel);

    public Task ThrowAwayAsync(Actor actor, Guid person, string form, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person), unit => SaidAsync(unit, form), cancel);

    /// <summary>What was begun in this form is said now: nothing is left of the draft.</summary>
    internal static async Task<bool> SaidAsync(Unit unit, string? form) => form is not null && Gone(unit, (await FindAsync(unit, form)).End);

    private static async Task<(Draft? Draft, DraftEnd? End)> FindAsync(Unit unit, string form)
    {
        if (await unit.Record.Drafts.AsTracking().SingleOrDefaultAsync(row => row.Form == form) is not { } draft) return (null, null);
        return (draft, await unit.House.DraftEnds.AsTracking().SingleAsync(row => row.DraftId == draft.DraftId));
    }

    private static async Task<Parts> PartAsync(Unit unit, DraftToKeep request)
    {
        var part = request.Statement is { } id
            ? await unit.Record.Statements.Where(row => row.StatementId == id && row.GoneAt == null).Select(row => row.PartBit).SingleOrDefaultAsync()
            : request.Heading == PartTable.Code(Parts.Happened) ? Parts.Happened & unit.Admission.OwnWork : Headings.Find(request.Heading)?.Part ?? Parts.None;
        if (part == Parts.Happened) return part;
        return (unit.Admission.Write & part) != Parts.None ? part : throw new NotHere();
    }

    private static void Begin(Unit unit, DraftToKeep request, Parts part, string typed)
    {
        var draft = new Draft
        {
            PersonId = request.Person,
            DraftId = Ids.Opaque(),
            PartBit = part,
            AccountId = unit.Actor.AccountId,
            WrittenAs = unit.Actor.Capacity,
            OrganisationId = unit.Actor.OrganisationId ?? Guid.Empty,
            Form = request.Form,
            StatementId = request.Statement,
            Typed = typed,
            BegunAt = unit.At,
            At = unit.At,
        };
        unit.Record.Drafts.Add(draft);
        unit.House.DraftEnds.Add(new DraftEnd { DraftId = draft.DraftId, EndsAt = unit.At + KeptFor });
    }

    private static bool Gone(Unit unit, DraftEnd? end)
    {
        if (end is null) return false;
        unit.House.DraftEnds.Remove(end);
        return true;
    }
}
