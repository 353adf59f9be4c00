using Alongside.Basics;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Tests.TheGate;

/// <summary>Rows about a person that could stand in the database, for tests that put them where they should not be.</summary>
internal static partial class Rows
{
    public static Wording Wording(Guid person, Parts part, Guid statement, Guid? replaces = null) => new()
    {
        PersonId = person,
        StatementId = statement,
        WordingId = Ids.Opaque(),
        PartBit = part,
        Replaces = replaces,
        Words = "…",
        Language = "en",
        Capture = "own",
        Pictures = $"{PictureShelf.CodeOf(Ids.Opaque())} important …",
        Present = "",
        WrittenBy = MatrixTables.Planted,
        WrittenAs = Capacity.Self,
        WriterName = "",
        WriterRole = "",
        At = Oracle.Now,
        Salt = new byte[Commitment.SaltLength],
    };

    public static Statement Statement(Wording wording) => new()
    {
        PersonId = wording.PersonId,
        StatementId = wording.StatementId,
        PartBit = wording.PartBit,
        AboutMe = 1,
        CurrentWording = wording.WordingId,
        FirstSaidAt = wording.At,
    };

    public static Suggestion Suggestion(Wording wording) => new()
    {
        PersonId = wording.PersonId,
        SuggestionId = Ids.Opaque(),
        PartBit = wording.PartBit,
        StatementId = wording.StatementId,
        BasedOn = wording.WordingId,
        Words = "…",
        Language = "en",
        Reason = "…",
        WhoseIdea = "…",
        AskBy = "page",
        WrittenBy = MatrixTables.Planted,
        WrittenAs = Capacity.Worker,
        WriterName = "",
        WriterRole = "",
        At = wording.At,
    };

    public static Answer Answer(Suggestion suggestion) => new()
    {
        PersonId = suggestion.PersonId,
        AnswerId = Ids.Opaque(),
        PartBit = suggestion.PartBit,
        SuggestionId = suggestion.SuggestionId,
        StatementId = suggestion.StatementId,
        Said = Answers.No,
        TakerName = "",
        TakerRole = "",
        Route = Routes.OwnDevice,
        Present = "",
        At = suggestion.At,
    };

    public static Confirmation Confirmation(Wording wording) => new()
    {
        PersonId = wording.PersonId,
        ConfirmationId = Ids.Opaque(),
        PartBit = wording.PartBit,
        StatementId = wording.StatementId,
        WordingId = wording.WordingId,
        How = Routes.OwnDevice,
        TakerName = "",
        TakerRole = "",
        Present = "",
        At = wording.At,
    };

    public static Mark Mark(Wording wording, Parts part) => new()
    {
        PersonId = wording.PersonId,
        MarkId = Ids.Opaque(),
        PartBit = part,
        StatementId = wording.StatementId,
        WordingId = wording.WordingId,
        Kind = part == Parts.Reasons ? MarkKind.Disagrees : MarkKind.MadeToSay,
        Language = "en",
        At = wording.At,
    };

    public static Observer Observer(Wording wording) => new()
    {
        PersonId = wording.PersonId,
        ObserverId = Ids.Opaque(),
        PartBit = wording.PartBit,
        StatementId = wording.StatementId,
        WordingId = wording.WordingId,
        Language = "en",
        Present = "",
        AccountId = MatrixTables.Planted,
        Capacity = Capacity.Circle,
        Name = "",
        Role = "",
        At = wording.At,
    };

    /// <summary>All that hangs on one wording: what was suggested, answered, decided, confirmed, seen and marked, and the photo it shows.</summary>
    public static IEnumerable<object> HangingOn(Wording wording)
    {
        var suggestion = Suggestion(wording);
        return [suggestion, .. Decided(suggestion, MatrixTables.Planted), Answer(suggestion), Confirmation(wording), Observer(wording), Mark(wording, Parts.Reasons), Mark(wording, Parts.OnlyMe), .. PhotoIn(wording)];
    }

    private static IEnumerable<KeptFile> PhotoIn(Wording wording) => PicturesChosen.Read(wording.Pictures)
        .Select(one => File(wording.PersonId, Parts.OnlyMe, wording.At, Guid.ParseExact(one.Code[PictureShelf.PhotoMark.Length..], "N")));

    /// <summary>
    /// A row of every table that hangs on no words. With a statement, its wording and what hangs on it, there is a row of every
    /// table about a person that a unit writes: a new table has its row in one of the two lists.
    /// </summary>
    public static IEnumerable<object> Beside(Guid person, DateTime at) =>
        [.. OwnWork(person, MatrixTables.Planted, at), Question(person, at), Need(person, at), SafeContact(person, at), File(person, Parts.OnlyMe, at), CircleMember(person, at), Support(person, at), Invitation(person, at), Exclusion(person, at), Share(person, Parts.Goals, at)];

    public static Event Event(Guid person, Parts part) => new()
    {
        PersonId = person,
        EventId = Ids.New(),
        PartBit = part,
        Kind = EventKinds.StatementSaid,
        AccountId = MatrixTables.Planted,
        Capacity = Capacity.Self,
        At = Oracle.Now,
    };

    public static Look Look(Guid person, Parts part, DateTime at) => new()
    {
        PersonId = person,
        LookId = Ids.New(),
        PartBits = part,
        Operation = Operation.Read,
        Purpose = Purpose.Support,
        Ground = LookGround.Share,
        AccountId = MatrixTables.Planted,
        Capacity = Capacity.Circle,
        At = at,
    };

    public static LookQuestion Question(Guid person, DateTime at) => new()
    {
        PersonId = person,
        QuestionId = Ids.Opaque(),
        PartBit = Parts.OnlyMe,
        ViewerId = MatrixTables.Planted,
        KnownAs = "…",
        Language = "en",
        AskedAt = at,
        DueAt = at.AddDays(7),
    };

    public static Need Need(Guid person, DateTime at) => new()
    {
        PersonId = person,
        NeedId = Ids.Opaque(),
        PartBit = Parts.Communication,
        Kind = NeedKind.Need,
        Words = "…",
        Language = "en",
        WrittenBy = MatrixTables.Planted,
        WriterName = "",
        At = at,
        ReviewBy = new DateOnly(2027, 1, 1),
    };

    public static SafeContact SafeContact(Guid person, DateTime at) => new()
    {
        PersonId = person,
        ContactId = Ids.Opaque(),
        PartBit = Parts.Communication,
        Channel = Channels.None,
        Language = "en",
        At = at,
    };

    public static KeptFile File(Guid person, Parts part, DateTime at, Guid? id = null) => new KeptFile
    {
        PersonId = person,
        FileId = id ?? Ids.Opaque(),
        PartBit = part,
        Kind = FileKinds.Photo,
        MediaType = "image/jpeg",
        Length = 3,
        Name = "…",
        Language = "en",
        GivenBy = MatrixTables.Planted,
        GivenAs = Capacity.Self,
        At = at,
    }.Holding(Alongside.Data.KeptBytes.PlaceOf("one"u8));
    public static CircleMember CircleMember(Guid person, DateTime at, string name = "…", Guid? member = null, Guid? replaces = null) => new()
    {
        PersonId = person,
        SaidId = Ids.Opaque(),
        MemberId = member ?? Ids.Opaque(),
        PartBit = Parts.People,
        Kind = MemberKind.Human,
        Ring = Ring.Friends,
        Place = 0,
        Name = name,
        NameFold = Folding.Fold(name),
        Language = "en",
        LinkedTo = MatrixTables.Planted,
        Replaces = replaces,
        At = at,
    };

    public static Beginning Beginning(Guid person, DateTime at) => new()
    {
        PersonId = person,
        BegunId = Ids.Opaque(),
        PartBit = Parts.OnlyMe,
        ViewerId = MatrixTables.Planted,
        KnownAs = "…",
        NameFold = "…",
        Basis = "wish",
        Because = "…",
        Language = "en",
        BegunBy = MatrixTables.Planted,
        WorkerName = "",
        WorkerRole = "",
        WorksAt = "",
        At = at,
        DueAt = at.AddDays(14),
    };

    public static Detail Detail(Guid person, DetailKind kind, Parts part, DateTime at, string words = "…", Guid? id = null) => new()
    {
        PersonId = person,
        DetailId = id ?? Ids.Opaque(),
        PartBit = part,
        Kind = kind,
        Words = words,
        Language = "en",
        WrittenBy = MatrixTables.Planted,
        WriterName = "",
        At = at,
    };

    public static Ending Ending(Guid person, EndingKind kind, DateTime at, Guid? viewer = null) => new()
    {
        ViewerId = viewer,
        KnownAs = viewer is null ? null : "…",
        PersonId = person,
        EndingId = Ids.Opaque(),
        Kind = kind,
        WrittenBy = MatrixTables.Planted,
        WriterName = "",
        WriterRole = "",
        WorksAt = "",
        At = at,
    };

    public static SaidNo SaidNo(Guid person, Guid organisation, DateTime at) => new()
    {
        PersonId = person,
        SaidNoId = Ids.Opaque(),
        ViewerId = organisation,
        KnownAs = "…",
        NameFold = "…",
        At = at,
        UntilAt = at.AddDays(365),
    };

    /// <summary>How a record began, its facts, and how it ended.</summary>
    public static IEnumerable<object> BegunAndEnded(Guid person, DateTime at) =>
    [
        Beginning(person, at), Detail(person, DetailKind.FormerName, Parts.OnlyMe, at), Detail(person, DetailKind.Pronoun, Parts.WhoIAm, at),
        Ending(person, EndingKind.SaidNo, at), SaidNo(person, MatrixTables.Planted, at),
    ];

    /// <summary>It needs its <see cref="DraftEnd"/> beside it.</summary>
    public static Draft Draft(Guid person, DateTime at) => new()
    {
        PersonId = person,
        DraftId = Ids.Opaque(),
        PartBit = Parts.Behave,
        AccountId = MatrixTables.Planted,
        WrittenAs = Capacity.Circle,
        OrganisationId = Guid.Empty,
        Form = "write-down/behave",
        Typed = """{"words":"…"}""",
        BegunAt = at,
        At = at,
    };
}
