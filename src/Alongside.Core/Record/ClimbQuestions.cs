using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>Marks questions that nobody answered in time, for both sides to see, and tells the person that there is a message.</summary>
internal sealed class ClimbQuestions(SystemDoor door, ReaderSlots slots, TellPerson tell, Clock clock) : WhenDue<QuestionDue>("climb-questions", slots, clock)
{
    protected override IOrderedQueryable<QuestionDue> Due(HouseDb house, DateTime at) => house.QuestionsDue.Where(row => row.DueAt <= at).OrderBy(row => row.DueAt);

    protected override Task DoAsync(QuestionDue due, CancellationToken cancel) =>
        door.RunAsync(due.PersonId, "a question was not answered in time", async unit =>
        {
            unit.House.QuestionsDue.RemoveRange(await unit.House.QuestionsDue.Where(row => row.QuestionId == due.QuestionId).ToListAsync());
            var question = await unit.Record.LookQuestions.AsTracking().SingleOrDefaultAsync(row => row.QuestionId == due.QuestionId);
            if (question is null or { AnsweredAt: not null } or { ClimbedAt: not null }) return false;
            question.Climb(unit.At);
            unit.Happened(EventKinds.WhyClimbed, Parts.OnlyMe, due.QuestionId);
            await tell.ThatThereIsAMessageAsync(unit);
            return true;
        }, cancel);
}
