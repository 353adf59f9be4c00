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
public sealed class RecordDb(DbContextOptions<RecordDb> options) : AlongsideDb(options)
{
    // Set by the gate only. Long and Guid so that a filter is one comparison in SQL.
    internal Guid Asked { get; private set; }
    internal Guid Subject { get; private set; }
    internal long ReadMask { get; private set; }
    internal long HistoryMask { get; private set; }
    internal long LooksMask { get; private set; }
    internal long ShareMask { get; private set; }
    internal long WriteMask { get; private set; }
    internal long RewordMask { get; private set; }
    internal long OwnWorkMask { get; private set; }

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
    public DbSet<HappeningMark> HappeningMarks => Set<HappeningMark>();
    public DbSet<Withholding> Withholdings => Set<Withholding>();
    public DbSet<SafetyCheck> SafetyChecks => Set<SafetyCheck>();
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
        Whole = admission == Admission.Whole(admission.Person);
    }

    internal override void Rest()
    {
        base.Rest();
        Asked = Subject = Guid.Empty;
        ReadMask = HistoryMask = LooksMask = ShareMask = WriteMask = RewordMask = OwnWorkMask = 0;
        OpenedAt = default;
        Whole = false;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PeopleTables.Map(modelBuilder);
        WordsTables.Map(modelBuilder);
        RecordTables.Map(modelBuilder);
        HappeningTables.Map(modelBuilder);
        SharingTables.Map(modelBuilder);

        // One filter a table, each with its own name. A table about a person without one fails a test.
        modelBuilder.Entity<Person>().HasQueryFilter("gate-person", row => row.PersonId == Subject);
        modelBuilder.Entity<Beginning>().HasQueryFilter("gate-beginning", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        // What was said before is the person's alone, and so is an end that was taken back.
        modelBuilder.Entity<Detail>().HasQueryFilter("gate-detail", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.EndedAt == null || RewordMask != 0));
        modelBuilder.Entity<Ending>().HasQueryFilter("gate-ending", row => row.PersonId == Subject && (row.TakenBackAt == null || RewordMask != 0));
        modelBuilder.Entity<SaidNo>().HasQueryFilter("gate-said-no", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Statement>().HasQueryFilter("gate-statement", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        modelBuilder.Entity<StatementNow>().HasQueryFilter("gate-statement-now", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        modelBuilder.Entity<Wording>().HasQueryFilter("gate-wording", row => row.PersonId == Subject && ((long)row.PartBit & HistoryMask) != 0);
        modelBuilder.Entity<Observer>().HasQueryFilter("gate-observer", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        modelBuilder.Entity<StatementAuthor>().HasQueryFilter("gate-statement-author", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        // The person sees every yes and every answer; whoever took one down sees that one, in the capacity they took it in.
        modelBuilder.Entity<Confirmation>().HasQueryFilter("gate-confirmation", row => row.PersonId == Subject && (((long)row.PartBit & RewordMask) != 0
            || (row.TakenBy == Account && (int?)row.TakenAs == ActingAs && ((long)row.PartBit & ReadMask) != 0)));
        // The person sees every suggestion; whoever made one sees that one, in the capacity they made it in.
        modelBuilder.Entity<Suggestion>().HasQueryFilter("gate-suggestion", row => row.PersonId == Subject && (((long)row.PartBit & RewordMask) != 0
            || (row.WrittenBy == Account && (int)row.WrittenAs == ActingAs && (row.OrganisationId == Organisation || (row.OrganisationId == null && Organisation == Guid.Empty)) && ((long)row.PartBit & ReadMask) != 0)));
        modelBuilder.Entity<Answer>().HasQueryFilter("gate-answer", row => row.PersonId == Subject && (((long)row.PartBit & RewordMask) != 0
            || (row.TakenBy == Account && (int?)row.TakenAs == ActingAs && ((long)row.PartBit & ReadMask) != 0)));
        modelBuilder.Entity<Mark>().HasQueryFilter("gate-mark", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        modelBuilder.Entity<MarkNow>().HasQueryFilter("gate-mark-now", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        // The author's alone, in the capacity they write in, while they may still write there.
        modelBuilder.Entity<Draft>().HasQueryFilter("gate-draft", row => row.PersonId == Subject && row.AccountId == Account && (int)row.WrittenAs == ActingAs
            && row.OrganisationId == Organisation && ((long)row.PartBit & (WriteMask | OwnWorkMask)) != 0);
        modelBuilder.Entity<Event>().HasQueryFilter("gate-event", row => row.PersonId == Subject && ((long)row.PartBit & HistoryMask) != 0);
        modelBuilder.Entity<Look>().HasQueryFilter("gate-look", row => row.PersonId == Subject && ((long)row.PartBits & LooksMask) != 0);
        modelBuilder.Entity<LookMinute>().HasQueryFilter("gate-look-minute", row => row.PersonId == Subject && ((long)row.PartBits & LooksMask) != 0);
        modelBuilder.Entity<LookQuestion>().HasQueryFilter("gate-look-question", row => row.PersonId == Subject && ((long)row.PartBit & LooksMask) != 0);
        // What was taken away or replaced is the person's alone.
        modelBuilder.Entity<Need>().HasQueryFilter("gate-need", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.GoneAt == null || ((long)row.PartBit & RewordMask) != 0));
        modelBuilder.Entity<SafeContact>().HasQueryFilter("gate-safe-contact", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.EndedAt == null || ((long)row.PartBit & RewordMask) != 0));
        GateOwnWork(modelBuilder);
        modelBuilder.Entity<KeptFile>().HasQueryFilter("gate-kept-file", row => row.PersonId == Subject
            && (((long)row.PartBit & ReadMask) != 0 || (row.OrganisationId == Organisation && ((long)row.PartBit & OwnWorkMask) != 0))
            && (row.GoneAt == null || ((long)row.PartBit & RewordMask) != 0));
        modelBuilder.Entity<PhotoNow>().HasQueryFilter("gate-photo-now", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        modelBuilder.Entity<CircleMember>().HasQueryFilter("gate-circle-member", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.GoneAt == null || ((long)row.PartBit & RewordMask) != 0));
        modelBuilder.Entity<Share>().HasQueryFilter("gate-share", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Exclusion>().HasQueryFilter("gate-exclusion", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Invitation>().HasQueryFilter("gate-invitation", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Support>().HasQueryFilter("gate-support", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Ground>().HasQueryFilter("gate-ground", row => row.PersonId == Asked
            && (row.ViewerId == Account || row.ViewerId == Organisation || row.ViewerId == Team));
        KeepTypes(modelBuilder);
    }

    private void GateOwnWork(ModelBuilder modelBuilder)
    {
        // An organisation reads what it wrote itself. Everybody else reads it by reading, unless it is kept from the person, and then nobody does.
        modelBuilder.Entity<Happening>().HasQueryFilter("gate-happening", row => row.PersonId == Subject && row.TakenAwayAt == null
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.OrganisationId == Organisation)
                || (((long)row.PartBit & ReadMask) != 0 && (row.WithheldUntil == null || row.WithheldUntil <= OpenedAt))));
        // That something was taken away, the person sees and whoever wrote it.
        modelBuilder.Entity<HappeningAway>().HasQueryFilter("gate-happening-away", row => row.PersonId == Subject
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.OrganisationId == Organisation)
                || (((long)row.PartBit & ReadMask) != 0 && RewordMask != 0 && (row.WithheldUntil == null || row.WithheldUntil <= OpenedAt))));
        modelBuilder.Entity<HappeningMark>().HasQueryFilter("gate-happening-mark", row => row.PersonId == Subject && (row.TakenBackAt == null || RewordMask != 0)
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.OrganisationId == Organisation) || ((long)row.PartBit & ReadMask) != 0));
        modelBuilder.Entity<Withholding>().HasQueryFilter("gate-withholding", row => row.PersonId == Subject && ((long)row.PartBit & OwnWorkMask) != 0 && row.ViewerId == Organisation);
        modelBuilder.Entity<SafetyCheck>().HasQueryFilter("gate-safety-check", row => row.PersonId == Subject && row.GoneAt == null
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.ViewerId == Organisation)
                || (((long)row.PartBit & ReadMask) != 0 && (row.WithheldUntil == null || row.WithheldUntil <= OpenedAt))));
    }
}
