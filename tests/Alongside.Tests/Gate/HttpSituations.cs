using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.TheGate;

/// <summary>A person with one statement in each part that holds statements, each said twice: the earlier words, and the words now.</summary>
internal sealed record Speaker(Actor Self, IReadOnlyDictionary<Parts, Guid> Statements)
{
    public Guid Id => Self.OwnRecord!.Value;

    public static string Now(Parts part) => PartTable.Code(part) + ": the words now";

    public static string Earlier(Parts part) => PartTable.Code(part) + ": the earlier words";
}

/// <summary>Makes the situations of the oracle in a house that is served, with viewers who can sign in.</summary>
internal sealed class HttpSituations(ServedHouse house)
{
    public static readonly IReadOnlyList<Parts> Parts = [Sharing.Parts.WhoIAm, Sharing.Parts.Important, Sharing.Parts.SupportMe, Sharing.Parts.Behave, Sharing.Parts.OnlyMe];

    private DateTime Now => house.Time.GetUtcNow().UtcDateTime;

    public async Task<Speaker> SpeakerAsync(string name)
    {
        var self = await house.Given.PersonAsync(name);
        var statements = Parts.ToDictionary(part => part, _ => Ids.Opaque());
        await house.The<SystemDoor>().RunAsync(self.OwnRecord!.Value, "a test fills every part that holds words", unit =>
        {
            foreach (var (part, id) in statements)
            {
                var earlier = Wording(self, part, id, Speaker.Earlier(part), null);
                var now = Wording(self, part, id, Speaker.Now(part), earlier.WordingId);
                unit.Record.Wordings.AddRange(earlier, now);
                unit.Record.Statements.Add(new Statement
                {
                    PersonId = self.OwnRecord!.Value,
                    StatementId = id,
                    PartBit = part,
                    AboutMe = 1,
                    CurrentWording = now.WordingId,
                    FirstSaidAt = unit.At,
                });
                unit.Happened(EventKinds.StatementSaid, part, id);
            }
            return Task.FromResult(true);
        });
        return new Speaker(self, statements);
    }

    /// <summary>A new viewer for whom the situation is so. In a situation with a share, it covers what it must for the part that is asked about.</summary>
    public async Task<Actor> ViewerAsync(Situation situation, Speaker speaker, Parts asked)
    {
        var cast = await CastAsync(situation, speaker);
        var grounds = situation.Grounds(cast, asked, Now);
        if (grounds.Count > 0)
            await house.The<SystemDoor>().RunAsync(speaker.Id, "a test makes a situation of the oracle", unit =>
            {
                foreach (var ground in grounds) Add(unit.Record, ground);
                unit.ReachMayDiffer();
                unit.Happened(EventKinds.ShareGiven, Sharing.Parts.Important);
                return Task.FromResult(true);
            });
        return situation.ActsAs(cast);
    }

    private async Task<Cast> CastAsync(Situation situation, Speaker speaker)
    {
        if (situation.Code == "self") return new Cast(speaker.Id) { Account = speaker.Self.AccountId };
        if (situation.OfThemselves) return await HereAsync(new Cast(speaker.Id) { Account = speaker.Self.AccountId });
        if (situation.Code != "other-person") return await HereAsync(new Cast(speaker.Id) { Account = await house.The<OpenAccount>().RunAsync("A viewer") });
        var other = await house.Given.PersonAsync("Somebody else");
        return new Cast(speaker.Id) { Account = other.AccountId, AnotherRecord = other.OwnRecord!.Value };
    }

    /// <summary>Whoever comes as a worker works somewhere that is here.</summary>
    private Task<Cast> HereAsync(Cast cast) => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        foreach (var (organisation, teams) in new[] { (cast.Organisation, new[] { cast.Team, cast.OtherTeam }), (cast.OtherOrganisation, new[] { cast.TeamElsewhere }) })
        {
            unit.House.Organisations.Add(new Organisation { OrganisationId = organisation, Name = "A place" });
            unit.House.Teams.AddRange(teams.Select(team => new Team { TeamId = team, OrganisationId = organisation, Name = "A team" }));
        }
        return Task.FromResult(cast);
    });

    private static void Add(RecordDb record, Ground ground)
    {
        switch (ground.Kind)
        {
            case GroundKind.Share:
                var share = new Share
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
                if (ground.TakenBackAt is { } shareEnded) share.TakeBack(shareEnded);
                record.Shares.Add(share);
                break;
            case GroundKind.Exclusion:
                var exclusion = new Exclusion
                {
                    PersonId = ground.PersonId,
                    ExclusionId = ground.GroundId,
                    ViewerKind = ground.ViewerKind,
                    ViewerId = ground.ViewerId,
                    FromAt = ground.FromAt,
                };
                if (ground.TakenBackAt is { } exclusionEnded) exclusion.TakeBack(exclusionEnded);
                record.Exclusions.Add(exclusion);
                break;
            default:
                var support = new Support
                {
                    PersonId = ground.PersonId,
                    SupportId = ground.GroundId,
                    ViewerKind = ground.ViewerKind,
                    ViewerId = ground.ViewerId,
                    OrganisationId = ground.OrganisationId!.Value,
                    KeepMeSafe = ground.Parts != Sharing.Parts.None,
                    FromAt = ground.FromAt,
                };
                if (ground.UntilAt is { } supportEnded) support.End(supportEnded);
                record.Supports.Add(support);
                break;
        }
    }

    private Wording Wording(Actor self, Parts part, Guid statement, string words, Guid? replaces) => new()
    {
        PersonId = self.OwnRecord!.Value,
        StatementId = statement,
        WordingId = Ids.Opaque(),
        PartBit = part,
        Replaces = replaces,
        Words = words,
        Language = "en",
        Capture = CaptureTable.Own,
        Present = "",
        WrittenBy = self.AccountId,
        WrittenAs = Capacity.Self,
        WriterName = self.Name,
        WriterRole = "",
        At = Now,
        Salt = Commitment.NewSalt(),
    };
}

/// <summary>What the oracle says of one situation, where the share covers what it must for <paramref name="Asked"/>.</summary>
internal sealed record Expected(Situation Situation, Parts Asked)
{
    private static readonly ILookup<(string, Operation), Cell> Cells = Oracle.Cells.ToLookup(cell => (cell.Situation, cell.Operation));

    public bool Known => May(Operation.Discover, Situation.HasShare ? Asked : Parts.Important);

    public bool May(Operation operation, Parts part)
    {
        if (!Situation.HasShare || part == Asked) return Says(Situation.Code, operation, part);
        // The share covers one part; the oracle tells of the other parts only in the situation named so.
        return Situation.OfAnotherPart && part == Situation.Covers(Asked) && Says(Situation.OnlyGives ? "circle-gives" : "circle-share", operation, part);
    }

    public IEnumerable<Parts> Those(Operation operation) => HttpSituations.Parts.Where(part => May(operation, part));

    private static bool Says(string situation, Operation operation, Parts part) =>
        Cells[(situation, operation)].Single(cell => cell.Part == part).May;
}
