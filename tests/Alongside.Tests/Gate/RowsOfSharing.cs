using Alongside.Basics;
using Alongside.Sharing;

namespace Alongside.Tests.TheGate;

/// <summary>Who sees what, and who supports whom.</summary>
internal static partial class Rows
{
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

    public static Invitation Invitation(Guid person, DateTime at, Guid? id = null) => new()
    {
        PersonId = person,
        InvitationId = id ?? Ids.Opaque(),
        Name = "…",
        Role = "",
        Parts = Parts.Behave,
        UntilAt = at.AddDays(90),
        MadeAt = at,
        EndsAt = at.AddDays(7),
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
        OnlyGives = ground.OnlyGives,
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
