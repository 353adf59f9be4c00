using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>A page of the questions put to one organisation: those without an answer first, the most urgent on top.</summary>
public sealed record QuestionsPage(IReadOnlyList<QuestionAsked> Questions, int Page, bool More);

/// <summary>One question of the person's own, and the name of whom they asked.</summary>
public sealed record AskedWhy(LookQuestion Question, string Organisation);

/// <summary>A page of what the person asked.</summary>
public sealed record AskedWhyPage(IReadOnlyList<AskedWhy> Questions, int Page, bool More);

/// <summary>
/// What people ask the organisation somebody works at. It opens no record: only these rows are there. Whoever the person
/// left out sees none of theirs.
/// </summary>
public sealed class QuestionsReading(ReaderSlots slots)
{
    public const int OnPage = 20;
    private const int Most = 1_000;

    /// <summary>What waits for an answer of theirs, put by some people or by anybody; the most urgent first.</summary>
    public async Task<IReadOnlyList<QuestionAsked>> UnansweredAsync(Actor actor, IReadOnlyCollection<Guid>? people, CancellationToken cancel = default)
    {
        if (actor.Capacity != Capacity.Worker || people is { Count: 0 }) return [];
        using var lease = await slots.LeaseAsync(cancel);
        var asked = For(lease.Reach, actor).Where(row => row.AnsweredAt == null);
        if (people is not null) asked = asked.Where(row => people.Contains(row.PersonId));
        return await asked.OrderBy(row => row.DueAt).ThenBy(row => row.QuestionId).Take(Most).ToListAsync(cancel);
    }

    public async Task<QuestionsPage> PageAsync(Actor actor, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        using var lease = await slots.LeaseAsync(cancel);
        var found = await For(lease.Reach, actor).OrderBy(row => row.AnsweredAt != null).ThenBy(row => row.AnsweredAt == null ? row.DueAt : DateTime.MaxValue)
            .ThenByDescending(row => row.AnsweredAt).ThenBy(row => row.QuestionId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        return new QuestionsPage([.. found.Take(OnPage)], page, found.Count > OnPage);
    }

    /// <summary>One question; null when it is not there or not put to where they work.</summary>
    public async Task<QuestionAsked?> OneAsync(Actor actor, Guid question, CancellationToken cancel = default)
    {
        using var lease = await slots.LeaseAsync(cancel);
        return await For(lease.Reach, actor).SingleOrDefaultAsync(row => row.QuestionId == question, cancel);
    }

    /// <summary>What the person asked, and whom, newest first.</summary>
    public static async Task<AskedWhyPage> OfThePersonAsync(OpenedRecord record, int page = 1, CancellationToken cancel = default)
    {
        page = Math.Clamp(page, 1, 1_000);
        var questions = await record.Db.LookQuestions.OrderByDescending(row => row.AskedAt).ThenBy(row => row.QuestionId).Skip((page - 1) * OnPage).Take(OnPage + 1).ToListAsync(cancel);
        if (questions.Count == 0) return new AskedWhyPage([], page, false);
        var organisations = questions.Select(row => row.ViewerId).Distinct().ToList();
        var names = await record.House.Organisations.Where(row => organisations.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
        return new AskedWhyPage([.. questions.Take(OnPage).Select(row => new AskedWhy(row, names.GetValueOrDefault(row.ViewerId, "")))], page, questions.Count > OnPage);
    }

    private static IQueryable<QuestionAsked> For(ReachDb db, Actor actor)
    {
        db.ActFor(actor);
        return db.QuestionsAsked.Where(row => !db.NotThisPerson.Any(ground => ground.PersonId == row.PersonId));
    }
}
