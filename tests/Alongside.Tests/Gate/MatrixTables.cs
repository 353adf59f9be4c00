using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>
/// One table about a person: which operation its rows answer, of which parts it can hold rows, and which parts' rows an
/// opened record really returns. A table that is not here fails EveryTableIsGuardedTests.
/// </summary>
internal sealed record MatrixTable(Type Row, Operation Operation, Parts Holds, Func<RecordDb, Task<Parts>>? Seen, string? Otherwise = null);

internal static class MatrixTables
{
    /// <summary>What the matrix planted can be told by this from what the use cases wrote.</summary>
    public static readonly Guid Planted = new("00000000-0000-4000-8000-00000000aaaa");

    /// <summary>Statements stand under the four headings and in what the person keeps to themselves.</summary>
    public const Parts Said = Parts.Headings | Parts.OnlyMe;

    public static IReadOnlyList<MatrixTable> All { get; } =
    [
        new(typeof(Person), Operation.Discover, PartTable.All, db => AnyAsync(db.People)),
        new(typeof(Beginning), Operation.Read, Parts.OnlyMe, async db => Sum(await db.Beginnings.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Detail), Operation.Read, Parts.OnlyMe | Parts.WhoIAm, async db => Sum(await db.Details.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Ending), Operation.Discover, PartTable.All, db => AnyAsync(db.Endings)),
        new(typeof(SaidNo), Operation.Share, PartTable.All, db => AnyAsync(db.SaidNo)),
        new(typeof(Statement), Operation.Read, Said, async db => Sum(await db.Statements.Select(row => row.PartBit).ToListAsync())),
        new(typeof(StatementNow), Operation.Read, Said, async db => Sum(await db.StatementsNow.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Wording), Operation.History, PartTable.All, async db => Sum(await db.Wordings.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Observer), Operation.Read, Said, async db => Sum(await db.Observers.Select(row => row.PartBit).ToListAsync())),
        new(typeof(StatementAuthor), Operation.Read, Said, async db => Sum(await db.Authors.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Confirmation), Operation.Reword, Said, async db => Sum(await db.Confirmations.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Suggestion), Operation.Reword, Said, async db => Sum(await db.Suggestions.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Answer), Operation.Reword, Said, async db => Sum(await db.Answers.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Mark), Operation.Read, Parts.Reasons | Parts.OnlyMe, async db => Sum(await db.Marks.Select(row => row.PartBit).ToListAsync())),
        new(typeof(MarkNow), Operation.Read, Parts.Reasons | Parts.OnlyMe, async db => Sum(await db.MarksNow.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Event), Operation.History, PartTable.All,
            async db => Sum(await db.Events.Where(row => row.AboutId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(Look), Operation.Looks, PartTable.All,
            async db => Sum(await db.Looks.Where(row => row.AccountId == Planted).Select(row => row.PartBits).ToListAsync())),
        new(typeof(LookMinute), Operation.Looks, PartTable.All,
            async db => Sum(await db.LookMinutes.Where(row => row.AccountId == Planted).Select(row => row.PartBits).ToListAsync())),
        new(typeof(LookQuestion), Operation.Looks, Parts.OnlyMe, async db => Sum(await db.LookQuestions.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Need), Operation.Read, Parts.Communication, async db => Sum(await db.Needs.Select(row => row.PartBit).ToListAsync())),
        new(typeof(SafeContact), Operation.Read, Parts.Communication, async db => Sum(await db.SafeContacts.Select(row => row.PartBit).ToListAsync())),
        // Planted as what another organisation wrote: read by reading. What one's own wrote is planted for each viewer, and kept from the person.
        new(typeof(Happening), Operation.Read, Parts.Happened, async db => Sum(await db.Happenings.Where(row => row.OrganisationId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(HappeningDocument), Operation.Read, Parts.Happened, async db => Sum(await db.HappeningDocuments.Where(row => row.OrganisationId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(HappeningAway), Operation.History, Parts.Happened, async db => Sum(await db.HappeningsAway.Where(row => row.OrganisationId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(HappeningMark), Operation.Read, Parts.Happened, async db => Sum(await db.HappeningMarks.Where(row => row.OrganisationId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(SafetyCheck), Operation.Read, Parts.Happened, async db => Sum(await db.SafetyChecks.Where(row => row.ViewerId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(Withholding), Operation.OwnWork, Parts.Happened, async db => Sum(await db.Withholdings.Select(row => row.PartBit).ToListAsync())
            & Sum(await db.Happenings.Where(row => row.OrganisationId != Planted).Select(row => row.PartBit).ToListAsync())
            & Sum(await db.HappeningDocuments.Where(row => row.OrganisationId != Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(WithheldHere), Operation.OwnWork, Parts.Happened, null, "what an organisation keeps from people: asked through OwnWorkLists, and there alone"),
        new(typeof(CheckHere), Operation.OwnWork, Parts.Happened, null, "whom an organisation has still to check on: asked through OwnWorkLists, and there alone"),
        new(typeof(LawfulDecision), Operation.Read, Parts.Assessments, async db => Sum(await db.LawfulDecisions.Where(row => row.OrganisationId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(DecidedNow), Operation.Read, Said, async db => Sum(await db.DecidedNow.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Objection), Operation.Read, Parts.Assessments, async db => Sum(await db.Objections.Where(row => row.ViewerId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(DecisionReview), Operation.Read, Parts.Assessments, async db => Sum(await db.DecisionReviews.Where(row => row.OrganisationId == Planted).Select(row => row.PartBit).ToListAsync())),
        new(typeof(ObjectionHere), Operation.OwnWork, Parts.Assessments, null, "who objects to what an organisation wrote down: asked through OwnWorkLists, and there alone"),
        new(typeof(KeptFile), Operation.Read, Parts.OnlyMe, async db => Sum(await db.Files.Select(row => row.PartBit).ToListAsync())),
        new(typeof(PhotoNow), Operation.Read, Said, async db => Sum(await db.PhotosNow.Select(row => row.PartBit).ToListAsync())),
        new(typeof(CircleMember), Operation.Read, Parts.People, async db => Sum(await db.CircleMembers.Select(row => row.PartBit).ToListAsync())),
        new(typeof(Share), Operation.Share, PartTable.All, db => AnyAsync(db.Shares)),
        new(typeof(Exclusion), Operation.Share, PartTable.All, db => AnyAsync(db.Exclusions)),
        new(typeof(Invitation), Operation.Share, PartTable.All, db => AnyAsync(db.Invitations)),
        new(typeof(Support), Operation.Share, PartTable.All, db => AnyAsync(db.Supports)),
        new(typeof(Ground), Operation.Discover, PartTable.All, null, "the facts about the viewer alone: every situation is decided from them"),
        new(typeof(QuestionAsked), Operation.Looks, Parts.OnlyMe, null, "what is put to an organisation: asked through QuestionsReading, and there alone"),
        new(typeof(SuggestionWaiting), Operation.Reword, Said, null, "what somebody suggested themselves: asked through WaitingReading, and there alone"),
        new(typeof(Begun), Operation.Read, Parts.OnlyMe, null, "what an organisation began, as it wrote it: asked through BegunReading, and there alone"),
        new(typeof(NoHere), Operation.Share, PartTable.All, null, "who said no to an organisation: asked through BegunReading, and there alone"),
        new(typeof(EndedHere), Operation.Discover, PartTable.All, null, "the deaths an organisation wrote down: asked through EndedHereReading, and there alone"),
        new(typeof(Draft), Operation.Write, Said, null, "the author's alone, whoever else may do what: asked in DraftTests"),
        new(typeof(Reach), Operation.Discover, PartTable.All, null, "lists of names: asked through ReachReading, once for each situation"),
    ];

    /// <summary>Parts of which no table holds yet what stands in them now. Of them only the look tells what was opened.</summary>
    public static IReadOnlyDictionary<Parts, string> NothingToReadYet { get; } = new Dictionary<Parts, string>
    {
        [Parts.KeepMeSafe] = "what keeps somebody safe comes with its own list",
        [Parts.Goals] = Plan,
        [Parts.Supports] = Plan,
        [Parts.Decisions] = Plan,
        [Parts.Views] = Plan,
        [Parts.Risks] = Plan,
        [Parts.Crisis] = Plan,
        [Parts.Expectations] = Plan,
        [Parts.Reviews] = Plan,
        [Parts.Outcomes] = Plan,
        [Parts.Money] = Plan,
        [Parts.Breaks] = Plan,
        [Parts.Moves] = Plan,
        [Parts.Requests] = Plan,
        [Parts.Documents] = Work,
        [Parts.Legal] = Work,
        [Parts.Safeguarding] = Work,
    };

    /// <summary>The shared tables, and why each is about nobody's record.</summary>
    public static IReadOnlyDictionary<Type, string> OfTheHouse { get; } = new Dictionary<Type, string>
    {
        [typeof(Account)] = "who signs in; it knows which record is its own, and nothing that is in it",
        [typeof(Organisation)] = "an organisation's name",
        [typeof(Team)] = "a team's name and organisation",
        [typeof(SignInKey)] = "what lets an account in, as a hash",
        [typeof(SignInCode)] = "what lets an account in once, or makes a record somebody's own, as a hash",
        [typeof(OpenHours)] = "when an organisation is open",
        [typeof(ClosedDays)] = "on which days an organisation is closed",
        [typeof(WorkInvitation)] = "whom an organisation asks to work there, with the code as a hash; nothing of whom they will support",
        [typeof(Work)] = "that an account works at an organisation, and until when; nothing of whom they support",
        [typeof(Installation)] = "one row about this installation",
        [typeof(IdempotentAnswer)] = "an account's own requests and their answers, ids only",
        [typeof(OutboxLetter)] = "what is to leave the house, and for whom; written by the house; of what a human has to take, whoever supports the person is shown that it is there",
        [typeof(InvitationCode)] = "what the code of an invitation leads to, as a hash; whoever comes with it has no record open",
        [typeof(QuietDoor)] = "which account secret words lead to, as a slow hash; a row is seen only by whoever comes with its hash",
        [typeof(QuestionDue)] = "which question is due when, and whose: no words, no names; for the job alone",
        [typeof(RenewalDue)] = "which share ends when, and whose: no words, no names; for the job alone",
        [typeof(SuggestionDue)] = "which suggestion has waited too long, and whose: no words, no names; for the job alone",
        [typeof(CheckDue)] = "which check is due when, and who hears of it: no words, and not whose it is about",
        [typeof(ObjectionDue)] = "which objection those who lead hear of next, and when: no words, and not whose it is",
        [typeof(BegunDue)] = "who is to be told by when: no words, no names; for the job alone",
        [typeof(OwnPage)] = "whose pages were put together: which account has which record, and nothing that is in them",
        [typeof(TwoPeople)] = "which of an organisation's own pages are of two people, as its lead said: ids of its list, which open nothing",
        [typeof(DraftEnd)] = "which draft ends when: no words, and not whose; for the job alone",
        [typeof(BytesNeeded)] = "which content in the folder of files is needed, and until when: not whose; for the job alone",
        [typeof(JobRow)] = "work that comes round by itself",
    };

    private const string Plan = "the plan has no tables yet";
    private const string Work = "organisations' own records have no tables yet";

    private static async Task<Parts> AnyAsync<T>(IQueryable<T> rows) => await rows.AnyAsync() ? PartTable.All : Parts.None;

    private static Parts Sum(IEnumerable<Parts> parts) => parts.Aggregate(Parts.None, (sum, part) => sum | part);
}
