using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>
/// One person's record, as far as one viewer may go. The gate opens it once; after that every query about every table
/// compares with constants: this person, these parts. Not opened: no rows.
/// </summary>
public sealed partial class RecordDb(DbContextOptions<RecordDb> options) : AlongsideDb(options)
{
    // Set by whoever may admit: the gate, a unit of work, and whoever a test lists beside them. Long and Guid so that a filter is one comparison in SQL.
    internal Guid Asked { get; private set; }
    internal Guid Subject { get; private set; }
    internal long ReadMask { get; private set; }
    internal long HistoryMask { get; private set; }
    internal long LooksMask { get; private set; }
    internal long ShareMask { get; private set; }
    internal long WriteMask { get; private set; }
    internal long RewordMask { get; private set; }
    internal long OwnWorkMask { get; private set; }

    /// <summary>Who of the viewer's own organisation supports the person may be read too.</summary>
    internal bool SupportersOpen { get; private set; }

    /// <summary>When it was opened: what is kept from the person until a day is shown from then on.</summary>
    internal DateTime OpenedAt { get; private set; }

    /// <summary>The audited SystemDoor has opened it: see <see cref="SystemDoor"/>.</summary>
    internal bool Whole { get; private set; }

    public DbSet<Person> People => Set<Person>();
    public DbSet<Beginning> Beginnings => Set<Beginning>();
    public DbSet<Detail> Details => Set<Detail>();
    public DbSet<Ending> Endings => Set<Ending>();
    public DbSet<SaidNo> SaidNo => Set<SaidNo>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<StatementNow> StatementsNow => Set<StatementNow>();
    public DbSet<Wording> Wordings => Set<Wording>();
    public DbSet<Observer> Observers => Set<Observer>();
    public DbSet<StatementAuthor> Authors => Set<StatementAuthor>();
    public DbSet<Confirmation> Confirmations => Set<Confirmation>();
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<Mark> Marks => Set<Mark>();
    public DbSet<MarkNow> MarksNow => Set<MarkNow>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<Look> Looks => Set<Look>();
    public DbSet<LookMinute> LookMinutes => Set<LookMinute>();
    public DbSet<LookQuestion> LookQuestions => Set<LookQuestion>();
    public DbSet<Need> Needs => Set<Need>();
    public DbSet<SafeContact> SafeContacts => Set<SafeContact>();
    public DbSet<Happening> Happenings => Set<Happening>();
    public DbSet<HappeningAway> HappeningsAway => Set<HappeningAway>();
    public DbSet<HappeningDocument> HappeningDocuments => Set<HappeningDocument>();
    public DbSet<HappeningMark> HappeningMarks => Set<HappeningMark>();
    public DbSet<Withholding> Withholdings => Set<Withholding>();
    public DbSet<SafetyCheck> SafetyChecks => Set<SafetyCheck>();
    public DbSet<LawfulDecision> LawfulDecisions => Set<LawfulDecision>();
    public DbSet<DecidedNow> DecidedNow => Set<DecidedNow>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<DecisionReview> DecisionReviews => Set<DecisionReview>();
    public DbSet<KeptFile> Files => Set<KeptFile>();
    public DbSet<PhotoNow> PhotosNow => Set<PhotoNow>();
    public DbSet<CircleMember> CircleMembers => Set<CircleMember>();
    public DbSet<Share> Shares => Set<Share>();
    public DbSet<Exclusion> Exclusions => Set<Exclusion>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Support> Supports => Set<Support>();

    /// <summary>The facts about the acting viewer and the person asked for: all that can be read before the gate has decided.</summary>
    internal DbSet<Ground> Grounds => Set<Ground>();

    internal void Ask(Actor actor, Guid person)
    {
        ActFor(actor);
        Asked = person;
    }

    /// <summary>The gate has decided: from here the filters let this person's rows through, within these parts.</summary>
    internal void Admit(Admission admission, DateTime at = default)
    {
        if (ActingFor is null || Asked != admission.Person) throw new InvalidOperationException("Nobody asked for this record.");
        if (Subject != Guid.Empty) throw new InvalidOperationException("This context is already open on a record.");
        Subject = admission.Person;
        OpenedAt = at;
        ReadMask = (long)admission.Read;
        HistoryMask = (long)admission.History;
        LooksMask = (long)admission.Looks;
        ShareMask = (long)admission.Share;
        WriteMask = (long)admission.Write;
        RewordMask = (long)admission.Reword;
        OwnWorkMask = (long)admission.OwnWork;
        SupportersOpen = admission.Supporters;
        Whole = admission == Admission.Whole(admission.Person);
    }

    internal override void Rest()
    {
        base.Rest();
        Asked = Subject = Guid.Empty;
        ReadMask = HistoryMask = LooksMask = ShareMask = WriteMask = RewordMask = OwnWorkMask = 0;
        OpenedAt = default;
        Whole = SupportersOpen = false;
    }
}
