using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>How somebody was told that a record was begun for them, on which day, who interpreted, and whether they said no to it.</summary>
public sealed record ToldToWriteDown(Guid Begun, string? How, DateOnly? On = null, string? Interpreter = null, bool SaidNo = false);

/// <summary>
/// Somebody who works where the record was begun has told the person, in the form that works for them, and writes down how.
/// If the person said no, then or later, the record ends with it, as long as it is nobody's: whoever has taken it as theirs
/// says no themselves. It opens nothing.
/// </summary>
public sealed class WriteDownTold(SystemDoor door, BegunReading begun, LocalTime local)
{
    private const int MostName = 100;

    public async Task<bool> RunAsync(Actor actor, ToldToWriteDown request, RequestKey? key = null, CancellationToken cancel = default)
    {
        var row = await begun.OneAsync(actor, request.Begun, evenIfNo: true, cancel) ?? throw new NotHere();
        if (ToldWays.All.All(way => way.Code != request.How)) throw new Refused("Choose how you told them.", "how");
        var interpreter = PlainText.Optional(string.IsNullOrWhiteSpace(request.Interpreter) ? null : request.Interpreter, MostName, "interpreter");
        return await door.RunAsync(actor, row.PersonId, "a worker told the person that a record was begun", async unit =>
        {
            if (await unit.Record.SaidNo.AnyAsync(no => no.ViewerId == row.ViewerId && no.TakenBackAt == null)) throw new NotHere();
            if (await EndRecord.HasDiedAsync(unit)) throw new Refused("This page has come to its end. Nothing more is written in it.");
            if (request.SaidNo && await OwnPages.OwnerAsync(unit.House, row.PersonId) is not null)
                throw new Refused("They have taken the page as theirs, so only they can say no to it: on their page, under “I do not want this page”.", "said");
            var (today, first) = (local.DayOf(unit.At), local.DayOf(row.At));
            if (request.On > today) throw new Refused("The day you told them cannot be after today.", "on");
            if (request.On < first) throw new Refused("The day you told them cannot be before the page was begun.", "on");
            var beginning = await unit.Record.Beginnings.AsTracking().SingleAsync();
            if (beginning.ToldAt is null)
            {
                beginning.Tell(unit.At, request.On ?? today, request.How!, actor, interpreter);
                unit.House.BegunDue.RemoveRange(await unit.House.BegunDue.Where(due => due.PersonId == row.PersonId).ToListAsync());
                unit.Happened(EventKinds.BegunTold, Parts.OnlyMe, row.BegunId, reason: request.How);
            }
            else if (!request.SaidNo) throw new Refused("This was written down already.", "how");
            // They were told before, and say no now: how they said it is kept too.
            else unit.Happened(EventKinds.BegunTold, Parts.OnlyMe, row.BegunId, reason: request.How);
            // The organisation, and not a name of a relative: it was the person who said it.
            if (request.SaidNo) await EndRecord.SayNoInAsync(unit, actor, row.KnownAs, request.On);
            return true;
        }, key, cancel);
    }
}
