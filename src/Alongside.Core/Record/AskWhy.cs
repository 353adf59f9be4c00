using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What the person asks: which organisation, perhaps about whom, and in their own words if they like.</summary>
public sealed record WhyToAsk(Guid Person, Guid Organisation, Guid? About = null, string? Words = null, string? Language = null);

/// <summary>The person asks an organisation why it looked. It has five working days to answer.</summary>
public sealed class AskWhy(IWriter writer, LocalTime local, WorkingDays days)
{
    public const int MostWords = 2_000;
    public const int DaysToAnswer = 5;

    public Task<Guid> RunAsync(Actor actor, WhyToAsk request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if (unit.Admission.Looks == Parts.None) throw new NotHere();
            var looks = unit.Record.Looks.Where(look => look.OrganisationId == request.Organisation && look.Capacity == Capacity.Worker);
            if (request.About is { } account) looks = looks.Where(look => look.AccountId == account);
            if (!await looks.AnyAsync()) throw new NotHere();
            await RefuseAsync(unit, request);

            var question = new LookQuestion
            {
                PersonId = request.Person,
                QuestionId = Ids.Opaque(),
                PartBit = Parts.OnlyMe,
                ViewerId = request.Organisation,
                KnownAs = await unit.Record.People.Select(person => person.KnownAs).SingleAsync(),
                AboutAccount = request.About,
                AboutName = request.About is { } about ? await unit.House.Accounts.Where(row => row.AccountId == about).Select(row => row.Name).SingleOrDefaultAsync() : null,
                Words = PlainText.Optional(request.Words, MostWords, "words") is { } words && !PlainText.IsBlank(words) ? words : null,
                Language = request.Language ?? "en",
                AskedAt = unit.At,
                DueAt = local.EndOf(days.After(local.DayOf(unit.At), DaysToAnswer)),
            };
            unit.Record.LookQuestions.Add(question);
            unit.House.QuestionsDue.Add(new QuestionDue { QuestionId = question.QuestionId, PersonId = request.Person, DueAt = question.DueAt });
            unit.Happened(EventKinds.WhyAsked, Parts.OnlyMe, question.QuestionId);
            return question.QuestionId;
        }, cancel);

    private async Task RefuseAsync(Unit unit, WhyToAsk request)
    {
        if (await unit.Record.Exclusions.AnyAsync(row => row.ViewerKind == ViewerKind.Organisation && row.ViewerId == request.Organisation && row.TakenBackAt == null))
            throw new Refused("You have said that this organisation is not to see anything. It would not see your question either.");
        if (await unit.Record.LookQuestions.FirstOrDefaultAsync(row => row.ViewerId == request.Organisation && row.AnsweredAt == null && row.AboutAccount == request.About) is { } open)
            throw new Refused("You have asked this already. They must answer by {day}.", [local.LastDay(open.DueAt)]);
    }
}
