using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>A situation made for real, for one viewer. In a situation with a share: the share covers what it must for <see cref="Asked"/>.</summary>
internal sealed record Play(Situation Situation, Actor Person, Cast Cast, Parts Asked)
{
    public Actor Viewer => Situation.ActsAs(Cast);

    /// <summary>The cells of the oracle this play answers.</summary>
    public IEnumerable<Parts> Parts => Situation.HasShare ? [Asked] : PartTable.Rows.Select(row => row.Part);
}

/// <summary>
/// Makes the situations of the oracle in a real database: shares, exclusions and supports through the use cases where
/// there is one, and what no use case would do by force. What is to have ended or not begun does so by the clock.
/// </summary>
internal sealed class Plays(TestHouse house)
{
    private static readonly TimeSpan TenDays = TimeSpan.FromDays(10);

    public async Task<List<Play>> MakeAllAsync()
    {
        var plays = new List<Play>();
        foreach (var situation in Situations.All)
        {
            var person = await house.Given.PersonAsync(situation.Code);
            await PlantAsync(person);
            var made = (situation.HasShare ? PartTable.Rows.Select(row => row.Part) : [Sharing.Parts.None])
                .Select(part => new Play(situation, person, CastFor(person, situation), part)).ToList();
            if (situation.HasShare) await HereAsync(made);
            await OwnWorkAsync(person, made);
            foreach (var play in made)
            foreach (var fact in situation.Facts)
                await MakeAsync(play, fact);
            plays.AddRange(made);
        }
        house.Time.Move(TenDays);
        return plays;
    }

    /// <summary>Nobody shares with somebody who is not here.</summary>
    private Task<bool> HereAsync(List<Play> plays) => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        foreach (var cast in plays.Select(play => play.Cast))
        {
            if (plays[0].Situation is { Code: not "self", OfThemselves: false }) unit.House.Accounts.Add(new Account { AccountId = cast.Account, Name = "…", Role = "", MadeAt = unit.At });
            unit.House.Organisations.Add(new Organisation { OrganisationId = cast.Organisation, Name = "…" });
            unit.House.Teams.Add(new Team { TeamId = cast.Team, OrganisationId = cast.Organisation, Name = "…" });
        }
        return Task.FromResult(true);
    });

    /// <summary>What each viewer's own organisation wrote, kept from the person and so from whoever only reads.</summary>
    private Task<bool> OwnWorkAsync(Actor person, List<Play> plays) => house.The<SystemDoor>().RunAsync(person.OwnRecord!.Value, "a test writes of an organisation's own work", unit =>
    {
        foreach (var organisation in plays.Select(play => play.Cast.Organisation))
        {
            var row = Rows.Happening(person.OwnRecord!.Value, organisation, unit.At, withheldUntil: unit.At.AddDays(300));
            unit.Record.AddRange(row, Rows.Withholding(row), Rows.Document(row));
        }
        return Task.FromResult(true);
    });

    private static Cast CastFor(Actor person, Situation situation) =>
        situation is { Code: "self" } or { OfThemselves: true } ? new Cast(person.OwnRecord!.Value) { Account = person.AccountId } : new Cast(person.OwnRecord!.Value);

    /// <summary>Rows about this person, in every table and of every part the table can hold.</summary>
    private async Task PlantAsync(Actor person)
    {
        var id = person.OwnRecord!.Value;
        await house.The<SystemDoor>().RunAsync(id, "a test fills every part", unit =>
        {
            var first = Guid.Empty;
            foreach (var row in PartTable.Rows)
            {
                var wording = Rows.Wording(id, row.Part, first);
                if ((row.Part & MatrixTables.Said) != Sharing.Parts.None)
                {
                    wording = Rows.Wording(id, row.Part, Basics.Ids.Opaque());
                    unit.Record.Statements.Add(Rows.Statement(wording));
                    unit.Record.AddRange(Rows.HangingOn(wording));
                    if (first == Guid.Empty) first = wording.StatementId;
                }
                unit.Record.Wordings.Add(wording);
                unit.Happened(EventKinds.StatementSaid, row.Part, MatrixTables.Planted);
            }
            unit.Record.AddRange([.. Rows.Beside(id, unit.At), .. Rows.BegunAndEnded(id, unit.At)]);
            return Task.FromResult(true);
        });
        await Task.WhenAll(PartTable.Rows.Select(row => house.The<IWriter>().LookAsync(Rows.Look(id, row.Part, Oracle.Now))));
    }

    private Task MakeAsync(Play play, Fact fact) => fact switch
    {
        Shared shared => ShareAsync(play, shared),
        Excluded excluded => ExcludeAsync(play, excluded),
        _ => SupportAsync(play, (Supported)fact),
    };

    private async Task ShareAsync(Play play, Shared fact)
    {
        var now = new DateTimeOffset(Oracle.Now);
        var request = new ShareToGive(play.Cast.Person, fact.Kind, fact.Viewer(play.Cast), play.Situation.Covers(play.Asked))
        {
            OrganisationId = fact.Kind == ViewerKind.Worker ? play.Cast.Organisation : null,
            OnlyGives = fact.OnlyGives,
            Purpose = fact.Purpose,
            From = fact.When == When.NotBegun ? now.UtcDateTime + 2 * TenDays : null,
            Until = fact.When == When.Ended ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) : null,
        };
        if ((request.Parts & ~(request.OnlyGives ? Sharing.Parts.Headings : PartTable.Shareable)) != Sharing.Parts.None)
        {
            // Nobody can give this share; what is never shared must stay hidden even if such a row were there.
            await Should.ThrowAsync<Basics.Refused>(() => house.The<GiveShare>().RunAsync(play.Person, request));
            await ForceAsync(play, request);
            return;
        }
        var given = await house.The<GiveShare>().RunAsync(play.Person, request);
        if (fact.When == When.TakenBack) await house.The<TakeBackShare>().RunAsync(play.Person, play.Cast.Person, given);
    }

    private Task<bool> ForceAsync(Play play, ShareToGive request) =>
        house.The<SystemDoor>().RunAsync(play.Cast.Person, "a test plants a share that nobody can give", unit =>
        {
            var share = new Share
            {
                PersonId = play.Cast.Person,
                ShareId = Basics.Ids.New(),
                ViewerKind = request.ViewerKind,
                ViewerId = request.ViewerId,
                OrganisationId = request.OrganisationId,
                Parts = request.Parts,
                OnlyGives = request.OnlyGives,
                Purpose = request.Purpose,
                FromAt = request.From ?? unit.At,
                UntilAt = request.Until is null ? unit.At.AddDays(90) : unit.At.AddDays(1),
            };
            if (play.Situation.Facts.Any(fact => fact is Shared { When: When.TakenBack })) share.TakeBack(unit.At);
            unit.Record.Shares.Add(share);
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.ShareGiven, request.Parts, share.ShareId);
            return Task.FromResult(true);
        });

    private async Task ExcludeAsync(Play play, Excluded fact)
    {
        var exclusion = await house.The<ExcludeViewer>().RunAsync(play.Person, play.Cast.Person, fact.Kind, fact.Viewer(play.Cast));
        if (fact.When == When.TakenBack) await house.The<ExcludeViewer>().TakeBackAsync(play.Person, play.Cast.Person, exclusion);
    }

    private async Task SupportAsync(Play play, Supported fact)
    {
        var given = await house.Given.SupportAsync(play.Person, fact.Kind, fact.Viewer(play.Cast), play.Cast.Organisation, fact.KeepMeSafe);
        if (fact.When != When.Ended) return;
        await house.The<SystemDoor>().RunAsync(play.Cast.Person, "a test ends a support", unit =>
        {
            var support = unit.Record.Supports.AsTracking().Single(row => row.SupportId == given);
            support.End(unit.At.AddDays(1));
            unit.ReachMayDiffer();
            unit.Happened(EventKinds.SupportEnded, Sharing.Parts.Communication, given);
            return Task.FromResult(true);
        });
    }
}
