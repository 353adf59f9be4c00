using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>A worker cannot go on supporting somebody: they are given back to those who lead, who answer for them and read why.</summary>
public sealed class GiveBackPerson(SystemDoor door, Gate gate)
{
    public async Task<bool> RunAsync(Actor actor, Guid person, string? because, RequestKey? key = null, CancellationToken cancel = default)
    {
        await GivePerson.MayKnowAsync(gate, actor, person, cancel);
        var why = PlainText.Required(because, GivePerson.MostBecause, "because", "Write why. Those who lead read it, and so may they.");
        return await door.RunAsync(actor, person, "a worker could not go on supporting you", async unit =>
        {
            var mine = await unit.Record.Supports.AsTracking().Where(row => row.ViewerKind == ViewerKind.Worker && row.ViewerId == actor.AccountId && row.OrganisationId == actor.OrganisationId
                && (row.UntilAt == null || row.UntilAt > unit.At)).ToListAsync();
            if (mine.Count == 0) throw new NotHere();
            // Before anything ends: nobody is without anybody, not for a moment. What is older than the question has no basis to hand on, and none is made up.
            await GivePerson.AnswerForAsync(unit, actor, mine[0].Basis, mine[0].Because);
            foreach (var support in mine) await EndSupport.InAsync(unit, support, unit.At, actor.AccountId, why);
            return true;
        }, key, cancel);
    }
}
