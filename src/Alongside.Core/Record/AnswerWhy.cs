using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>
/// Somebody who works at the asked organisation answers in words. They need not be let into the record for it, and are not:
/// the answer goes in through the door, for this one question that was put to them.
/// </summary>
public sealed class AnswerWhy(SystemDoor door, QuestionsReading questions, TellPerson tell)
{
    public async Task<Guid> RunAsync(Actor actor, Guid question, string? words, string? language = null, CancellationToken cancel = default)
    {
        var asked = await questions.OneAsync(actor, question, cancel) ?? throw new NotHere();
        var answer = PlainText.Required(words, AskWhy.MostWords, "words", "Write why.");
        return await door.RunAsync(actor, asked.PersonId, "an organisation answered why it looked", async unit =>
        {
            var open = await unit.Record.LookQuestions.AsTracking().SingleOrDefaultAsync(row => row.QuestionId == question) ?? throw new NotHere();
            if (open.AnsweredAt is not null)
            {
                // The same form, sent twice.
                if (open.AnsweredBy == actor.AccountId && open.Answer == answer) return question;
                throw new Refused("Somebody has answered this already.", "words");
            }
            open.Say(answer, language ?? "en", actor, unit.At);
            unit.House.QuestionsDue.RemoveRange(await unit.House.QuestionsDue.Where(row => row.QuestionId == question).ToListAsync());
            unit.Happened(EventKinds.WhyAnswered, Parts.OnlyMe, question);
            await tell.ThatThereIsAMessageAsync(unit);
            return question;
        }, cancel: cancel);
    }
}
