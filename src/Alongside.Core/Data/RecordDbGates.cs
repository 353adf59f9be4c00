using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>One filter a table, each with its own name. A table about a person without one fails a test.</summary>
public sealed partial class RecordDb
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PeopleTables.Map(modelBuilder);
        WordsTables.Map(modelBuilder);
        RecordTables.Map(modelBuilder);
        HappeningTables.Map(modelBuilder);
        DecisionTables.Map(modelBuilder);
        SharingTables.Map(modelBuilder);
        GatePeople(modelBuilder);
        GateWords(modelBuilder);
        GateRecord(modelBuilder);
        GateOwnWork(modelBuilder);
        GateDecisions(modelBuilder);
        GateSharing(modelBuilder);
        KeepTypes(modelBuilder);
    }

    private void GatePeople(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>().HasQueryFilter("gate-person", row => row.PersonId == Subject);
        modelBuilder.Entity<Beginning>().HasQueryFilter("gate-beginning", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        // What was said before is the person's alone, and so is an end that was taken back.
        modelBuilder.Entity<Detail>().HasQueryFilter("gate-detail", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.EndedAt == null || RewordMask != 0));
        modelBuilder.Entity<Ending>().HasQueryFilter("gate-ending", row => row.PersonId == Subject && (row.TakenBackAt == null || RewordMask != 0));
        modelBuilder.Entity<SaidNo>().HasQueryFilter("gate-said-no", row => row.PersonId == Subject && ShareMask != 0);
        // What was taken away or replaced is the person's alone.
        modelBuilder.Entity<Need>().HasQueryFilter("gate-need", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.GoneAt == null || ((long)row.PartBit & RewordMask) != 0));
        modelBuilder.Entity<SafeContact>().HasQueryFilter("gate-safe-contact", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.EndedAt == null || ((long)row.PartBit & RewordMask) != 0));
        modelBuilder.Entity<CircleMember>().HasQueryFilter("gate-circle-member", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0
            && (row.GoneAt == null || ((long)row.PartBit & RewordMask) != 0));
    }

    private void GateWords(ModelBuilder modelBuilder)
    {
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
        modelBuilder.Entity<PhotoNow>().HasQueryFilter("gate-photo-now", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
    }

    private void GateRecord(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Event>().HasQueryFilter("gate-event", row => row.PersonId == Subject && ((long)row.PartBit & HistoryMask) != 0);
        modelBuilder.Entity<Look>().HasQueryFilter("gate-look", row => row.PersonId == Subject && ((long)row.PartBits & LooksMask) != 0);
        modelBuilder.Entity<LookMinute>().HasQueryFilter("gate-look-minute", row => row.PersonId == Subject && ((long)row.PartBits & LooksMask) != 0);
        modelBuilder.Entity<LookQuestion>().HasQueryFilter("gate-look-question", row => row.PersonId == Subject && ((long)row.PartBit & LooksMask) != 0);
        // A document is read through its note (gate-happening-document). Here only its own organisation has it, to move it with the note.
        modelBuilder.Entity<KeptFile>().HasQueryFilter("gate-kept-file", row => row.PersonId == Subject
            && ((row.HappeningId == null && ((long)row.PartBit & ReadMask) != 0 && (row.GoneAt == null || ((long)row.PartBit & RewordMask) != 0))
                || (row.OrganisationId == Organisation && ((long)row.PartBit & OwnWorkMask) != 0 && row.GoneAt == null)));
    }

    private void GateOwnWork(ModelBuilder modelBuilder)
    {
        // An organisation reads what it wrote itself. Everybody else reads it by reading, unless it is kept from the person, and then nobody does.
        modelBuilder.Entity<Happening>().HasQueryFilter("gate-happening", row => row.PersonId == Subject && row.TakenAwayAt == null
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.OrganisationId == Organisation)
                || (((long)row.PartBit & ReadMask) != 0 && (row.WithheldUntil == null || row.WithheldUntil <= OpenedAt))));
        // Its documents in exactly the same gate.
        modelBuilder.Entity<HappeningDocument>().HasQueryFilter("gate-happening-document", row => row.PersonId == Subject
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

    private void GateDecisions(ModelBuilder modelBuilder)
    {
        // Its own organisation reads it, the person, and whoever they share what organisations decide with. What was decided stands beside the words for all who read those.
        modelBuilder.Entity<LawfulDecision>().HasQueryFilter("gate-lawful-decision", row => row.PersonId == Subject
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.OrganisationId == Organisation) || ((long)row.PartBit & ReadMask) != 0));
        modelBuilder.Entity<DecidedNow>().HasQueryFilter("gate-decided-now", row => row.PersonId == Subject && ((long)row.PartBit & ReadMask) != 0);
        modelBuilder.Entity<Objection>().HasQueryFilter("gate-objection", row => row.PersonId == Subject
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.ViewerId == Organisation) || ((long)row.PartBit & ReadMask) != 0));
        modelBuilder.Entity<DecisionReview>().HasQueryFilter("gate-decision-review", row => row.PersonId == Subject
            && ((((long)row.PartBit & OwnWorkMask) != 0 && row.OrganisationId == Organisation) || ((long)row.PartBit & ReadMask) != 0));
    }

    private void GateSharing(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Share>().HasQueryFilter("gate-share", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Exclusion>().HasQueryFilter("gate-exclusion", row => row.PersonId == Subject && ShareMask != 0);
        modelBuilder.Entity<Invitation>().HasQueryFilter("gate-invitation", row => row.PersonId == Subject && ShareMask != 0);
        // The person sees all of it; whoever supports them sees who else does where they work.
        modelBuilder.Entity<Support>().HasQueryFilter("gate-support", row => row.PersonId == Subject
            && (ShareMask != 0 || (SupportersOpen && row.OrganisationId == Organisation)));
        modelBuilder.Entity<Ground>().HasQueryFilter("gate-ground", row => row.PersonId == Asked
            && (row.ViewerId == Account || row.ViewerId == Organisation || row.ViewerId == Team));
    }
}
