using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;

namespace Alongside.Tests.TheGate;

/// <summary>Rows about a person that could stand in the database, for tests that put them where they should not be.</summary>
internal static class Rows
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

    public static Share Share(Guid person, Parts parts, DateTime at) => new()
    {
        PersonId = person,
        ShareId = Ids.New(),
        ViewerKind = ViewerKind.Circle,
        ViewerId = MatrixTables.Planted,
        Parts = parts,
        Purpose = Purpose.Support,
        FromAt = at,
        UntilAt = at.AddDays(90),
    };

    public static Exclusion Exclusion(Guid person, DateTime at) => new()
    {
        PersonId = person,
        ExclusionId = Ids.New(),
        ViewerKind = ViewerKind.Account,
        ViewerId = Ids.New(),
        FromAt = at,
    };

    public static Support Support(Guid person, DateTime at) => new()
    {
        PersonId = person,
        SupportId = Ids.New(),
        ViewerKind = ViewerKind.Worker,
        ViewerId = MatrixTables.Planted,
        OrganisationId = MatrixTables.Planted,
        KeepMeSafe = false,
        FromAt = at,
    };

    public static Share Share(Ground ground) => new()
    {
        PersonId = ground.PersonId,
        ShareId = ground.GroundId,
        ViewerKind = ground.ViewerKind,
        ViewerId = ground.ViewerId,
        OrganisationId = ground.OrganisationId,
        Parts = ground.Parts,
        Purpose = ground.Purpose,
        FromAt = ground.FromAt,
        UntilAt = ground.UntilAt!.Value,
    };

    public static Exclusion Exclusion(Ground ground) => new()
    {
        PersonId = ground.PersonId,
        ExclusionId = ground.GroundId,
        ViewerKind = ground.ViewerKind,
        ViewerId = ground.ViewerId,
        FromAt = ground.FromAt,
    };

    public static Support Support(Ground ground) => new()
    {
        PersonId = ground.PersonId,
        SupportId = ground.GroundId,
        ViewerKind = ground.ViewerKind,
        ViewerId = ground.ViewerId,
        OrganisationId = ground.OrganisationId!.Value,
        KeepMeSafe = ground.Parts == Parts.KeepMeSafe,
        FromAt = ground.FromAt,
    };
}
