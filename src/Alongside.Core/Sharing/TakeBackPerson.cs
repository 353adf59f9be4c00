using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>
/// A lead takes somebody back from a worker or a team. When nobody there has them any more, the lead says whether the
/// organisation still answers for them, or supports them no more.
/// </summary>
public sealed class TakeBackPerson(SystemDoor door, Gate gate, OwnWorkLists checks)
{
    public const string Stays = "stays", Ends = "ends";

    /// <summary><paramref name="after"/>: what becomes of the organisation's own answering for the person, if this was the last who had them.</summary>
    public async Task<bool> RunAsync(Actor actor, Guid person, Guid support, string? because, string? after = null, RequestKey? key = null, CancellationToken cancel = default)
    {
        await GivePerson.MayKnowAsync(gate, actor, person, cancel);
        var toBeChecked = await checks.IsToBeCheckedAsync(actor.OrganisationId!.Value, person, cancel);
        var toBeFollowed = await checks.IsToBeFollowedAsync(actor.OrganisationId!.Value, person, cancel);
        var why = PlainText.Required(because, GivePerson.MostBecause, "because", "Write why. They will read it.");
        return await door.RunAsync(actor, person, "a lead took you back from somebody who supported you", async unit =>
        {
            await Organisations.Leading.MayAsync(unit, actor);
            var organisation = actor.OrganisationId!.Value;
            var ours = await unit.Record.Supports.AsTracking().Where(row => row.OrganisationId == organisation && (row.UntilAt == null || row.UntilAt > unit.At)).ToListAsync();
            var ended = ours.Find(row => row.SupportId == support) ?? throw new NotHere();
            var others = ours.Exists(row => row != ended && row.ViewerKind != ViewerKind.Lead);
            if (ended.ViewerKind == ViewerKind.Lead && others) throw new Refused("Somebody here still has them. Take them back first.", "after");
            if (ended.ViewerKind != ViewerKind.Lead && !others && after is not (Stays or Ends)) throw new Refused("Nobody here has them then. Say whether you still answer for them.", "after");
            // When nobody there supports them, nobody there sees any more that somebody is to look.
            var letsGo = ended.ViewerKind == ViewerKind.Lead || (!others && after == Ends);
            if (toBeFollowed && letsGo) throw new Refused("They object to what was decided for them, and that is not done yet. It stands under “Objections”. Do that first.", "after");
            if (toBeChecked && letsGo) throw new Refused("Somebody has still to check that they are safe. It stands under “To check”. Write down there what was found, first.", "after");
            await EndSupport.InAsync(unit, ended, unit.At, actor.AccountId, why);
            if (ended.ViewerKind == ViewerKind.Lead || others) return true;
            if (after == Stays) await GivePerson.AnswerForAsync(unit, actor, ended.Basis, why);
            foreach (var lead in after == Ends ? ours.FindAll(row => row.ViewerKind == ViewerKind.Lead) : []) await EndSupport.InAsync(unit, lead, unit.At, actor.AccountId, why);
            return true;
        }, key, cancel);
    }
}
