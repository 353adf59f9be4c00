using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// The person does not agree with what an organisation wrote, and may say why. That is shown beside it wherever it is shown, so
/// that nobody reads the one without the other; what the organisation wrote stays as it is.
/// </summary>
public sealed class DisagreeWithHappening(IWriter writer)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid happening, string? because = null, string? language = null, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var about = await FindAsync(unit, happening);
            var words = PlainText.Optional(because, MarkWords.MostReason, "because") is { } said && !PlainText.IsBlank(said) ? said : null;
            await TakeBackAsync(unit, about.FirstId);
            var mark = new HappeningMark
            {
                PersonId = person, MarkId = Ids.Opaque(), PartBit = Parts.Happened, OrganisationId = about.OrganisationId, HappeningId = about.FirstId, AboutId = happening,
                Words = words, Language = CaptureRules.Language(language), At = unit.At,
            };
            unit.Record.HappeningMarks.Add(mark);
            unit.Happened(EventKinds.Disagreed, Parts.Happened, about.FirstId);
            return mark.MarkId;
        }, cancel);

    public Task<Guid> TakeBackAsync(Actor actor, Guid person, Guid happening, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var about = await FindAsync(unit, happening);
            if (await TakeBackAsync(unit, about.FirstId)) unit.Happened(EventKinds.AgreedAgain, Parts.Happened, about.FirstId);
            return happening;
        }, cancel);

    private static async Task<Happening> FindAsync(Unit unit, Guid happening)
    {
        if (unit.Admission.Reword == Parts.None) throw new NotHere();
        return await unit.Record.Happenings.SingleOrDefaultAsync(row => row.HappeningId == happening) ?? throw new NotHere();
    }

    private static async Task<bool> TakeBackAsync(Unit unit, Guid first)
    {
        var live = await unit.Record.HappeningMarks.AsTracking().Where(row => row.HappeningId == first && row.TakenBackAt == null).ToListAsync();
        foreach (var mark in live) mark.TakeBack(unit.At);
        return live.Count > 0;
    }
}
