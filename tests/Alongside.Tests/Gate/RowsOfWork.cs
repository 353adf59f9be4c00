using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Tests.TheGate;

/// <summary>What an organisation writes of its own work, with all that hangs on it.</summary>
internal static partial class Rows
{
    /// <summary>What an organisation wrote of its own work: one that stands, one that was taken away, and what hangs on them.</summary>
    public static IEnumerable<object> OwnWork(Guid person, Guid organisation, DateTime at)
    {
        var (stands, away) = (Happening(person, organisation, at), Happening(person, organisation, at));
        away.TakeAway(at, "…");
        return [stands, away, Document(stands), Document(away), HappeningMark(stands), SafetyCheck(stands), Withholding(stands)];
    }

    public static Happening Happening(Guid person, Guid organisation, DateTime at, Guid? id = null, DateTime? withheldUntil = null)
    {
        var own = id ?? Ids.Opaque();
        var row = new Happening
        {
            PersonId = person, HappeningId = own, PartBit = Parts.Happened, OrganisationId = organisation, WorksAt = "", Kind = "visit", HappenedAt = at, Met = true, Present = "",
            Whose = WhoseAccount.Writer, Words = $"the words of {own:N}", Language = "en", Salt = new byte[Commitment.SaltLength], WrittenBy = MatrixTables.Planted, WriterName = "", WriterRole = "", At = at, FirstId = own,
        };
        row.Withhold(withheldUntil);
        return row;
    }

    /// <summary>What lies beside a note: its content is what the town keeps.</summary>
    public static KeptFile Document(Happening beside, Guid? id = null) => new KeptFile
    {
        PersonId = beside.PersonId, FileId = id ?? Ids.Opaque(), PartBit = Parts.Happened, Kind = FileKinds.Document, MediaType = CleanDocument.Text, Length = 3, Name = $"the letter beside {beside.HappeningId:N}", Language = "en",
        GivenBy = MatrixTables.Planted, GivenAs = Capacity.Worker, OrganisationId = beside.OrganisationId, HappeningId = beside.HappeningId, At = beside.At,
    }.Holding(Alongside.Data.KeptBytes.PlaceOf("one"u8));

    public static HappeningMark HappeningMark(Happening about, Guid? id = null) => new()
    {
        PersonId = about.PersonId, MarkId = id ?? Ids.Opaque(), PartBit = Parts.Happened, OrganisationId = about.OrganisationId, HappeningId = about.FirstId, AboutId = about.HappeningId, Language = "en", At = about.At,
    };

    public static SafetyCheck SafetyCheck(Happening about, Guid? id = null)
    {
        var check = new SafetyCheck
        {
            PersonId = about.PersonId, CheckId = id ?? Ids.Opaque(), PartBit = Parts.Happened, ViewerId = about.OrganisationId, HappeningId = about.FirstId, CheckerId = MatrixTables.Planted, CheckerName = "",
            DueAt = about.At.AddDays(1), At = about.At,
        };
        check.Withhold(about.WithheldUntil);
        return check;
    }

    /// <summary>What was decided about a suggestion, with an objection that is open and a look at it again.</summary>
    public static IEnumerable<object> Decided(Suggestion about, Guid organisation, Guid? id = null)
    {
        var decision = new LawfulDecision
        {
            PersonId = about.PersonId, DecisionId = id ?? Ids.Opaque(), PartBit = Parts.Assessments, OrganisationId = organisation, WorksAt = "", StatementId = about.StatementId, WordingId = about.BasedOn, SuggestionId = about.SuggestionId,
            Question = "…?", SupportTried = "…", PersonsView = "…", Power = "sc-court", Holder = "…", Scope = "…", Evidence = "…", Consulted = "…", Options = "…", Words = $"decided {id}", Language = "en",
            Salt = new byte[Commitment.SaltLength], ToObject = "…", DecidedOn = DateOnly.FromDateTime(about.At), ReviewOn = DateOnly.FromDateTime(about.At).AddDays(90), WrittenBy = MatrixTables.Planted, WriterName = "", WriterRole = "", At = about.At,
        };
        return
        [
            decision,
            new Objection
            {
                PersonId = about.PersonId, ObjectionId = id ?? Ids.Opaque(), PartBit = Parts.Assessments, ViewerId = organisation, DecisionId = decision.DecisionId, Words = "…", Language = "en",
                TakerName = "", TakerRole = "", Route = Routes.OwnDevice, At = about.At, DueAt = about.At.AddDays(1),
            },
            new DecisionReview
            {
                PersonId = about.PersonId, ReviewId = id ?? Ids.Opaque(), PartBit = Parts.Assessments, OrganisationId = organisation, DecisionId = decision.DecisionId, GoesOn = true, Found = "…", Language = "en",
                ReviewedBy = MatrixTables.Planted, ReviewerName = "", ReviewerRole = "", At = about.At,
            },
        ];
    }

    public static Withholding Withholding(Happening about, Guid? id = null) => new()
    {
        PersonId = about.PersonId, WithholdingId = id ?? Ids.Opaque(), PartBit = Parts.Happened, ViewerId = about.OrganisationId, HappeningId = about.FirstId, Exemption = "serious-harm", Because = "…", Language = "en",
        DecidedBy = MatrixTables.Planted, DeciderName = "", DeciderRole = "", At = about.At, UntilAt = about.WithheldUntil ?? about.At.AddDays(90),
    };
}
