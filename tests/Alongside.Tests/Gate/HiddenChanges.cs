using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>
/// What happens in a random world that its viewer may not see. Rows of every table there is are sorted by the matrix: what no
/// operation of the viewer reaches is hidden. So a new table, once it has its row and its place in the matrix, is in here.
/// Planned before anything is read, so that the addresses of what will come are asked for while it is not there.
/// </summary>
internal sealed class HiddenChanges
{
    private readonly RandomTown world;
    private readonly ServedHouse house;
    private readonly Random chance;
    private readonly List<(Guid Person, string Says, Func<Unit, Task> Do)> planned = [];
    private readonly Guid newcomer;
    private readonly Actor? goesQuiet;

    public HiddenChanges(ServedHouse house, RandomTown world, int number)
    {
        (this.house, this.world, chance) = (house, world, new Random(-number));
        newcomer = world.Id();
        // Secret words are slow to try, on purpose: in one world of four.
        goesQuiet = number % 4 == 0 ? world.Selves[chance.Next(world.Selves.Count)] : null;
        foreach (var person in Others)
        {
            PlanRows(person);
            PlanWords(person);
            PlanShares(person);
            PlanName(person);
        }
        world.Places.Statements.Add(new Place(newcomer, world.Id()));
    }

    public IEnumerable<string> Says => planned.Select(change => change.Says).Append($"a record that was not there, looks, letters and keys of others{(goesQuiet is null ? "" : $", a quiet place of {goesQuiet.Name}")}");

    /// <summary>Not the viewer's own record: from the person themselves nothing is hidden there.</summary>
    private IEnumerable<Guid> Others => world.Town.People.Where(person => world.May(person, Operation.Share) == Parts.None);

    public async Task MakeAsync()
    {
        var changes = planned.GroupBy(change => change.Person).Select(mine => house.The<SystemDoor>().RunAsync(mine.Key, "a test changes what is hidden", async unit =>
        {
            foreach (var change in mine) await change.Do(unit);
            unit.ReachMayDiffer();
            return true;
        })).ToList();
        var looks = Others.SelectMany(person => world.Viewers.OfType<Actor>().Where(_ => chance.Next(3) == 0).Select(looker => LookOf(person, looker)))
            .Select(look => house.The<IWriter>().LookAsync(look)).ToList();
        await Task.WhenAll([.. changes, SomebodyNewAsync(), OfTheHouseAsync(), QuietAsync(), .. looks]);
    }

    /// <summary>Rows of every table beside the words, and of every table that hangs on words that stand, as far as they are hidden.</summary>
    private void PlanRows(Guid person)
    {
        Plan(person, "a row", Rows.Beside(person, world.Now).Where(IsHidden));
        foreach (var said in world.Said.Where(said => said.Wording.PersonId == person))
        {
            if (chance.Next(2) == 0) Plan(person, $"something about {said.Wording.Words}", Rows.HangingOn(said.Wording).Where(row => IsHidden(row) && !StandsBeside(row)));
            Plan(person, $"an earlier wording of {said.Wording.Words}", new[] { world.Wording(person, said.Part, said.Wording.StatementId) }.Where(IsHidden));
        }
        // Whoever is left out does not see what is put to where they work either.
        if (world.Viewer is { Capacity: Capacity.Worker, OrganisationId: { } place } && IsLeftOut(person))
            Plan(person, "a question to where the viewer works", [world.Question(person, place)]);
        if (world.Places.Begun.All(begun => begun.Person != person))
            Plan(person, "a page begun somewhere", [world.Begun(person, world.Viewer is { OrganisationId: { } there } && IsLeftOut(person) ? there : world.Id())]);
    }

    /// <summary>What was decided for somebody is read wherever the words are that it is about: it is hidden with them, and by itself for nobody who reads them.</summary>
    private static bool StandsBeside(object row) => row is LawfulDecision or Objection or DecisionReview;

    /// <summary>Something is said where the viewer does not see it; what they do not see is taken away, brought back, kept.</summary>
    private void PlanWords(Guid person)
    {
        foreach (var part in Headings.All.Select(heading => heading.Part).Append(Parts.OnlyMe).Where(part => (world.May(person, Operation.Read) & part) == Parts.None))
        {
            var said = new SaidInWorld(world.Wording(person, part), part, Gone: false);
            Plan(person, $"words in {part}", [said.Wording, world.Statement(said), .. Rows.HangingOn(said.Wording).Where(row => IsHidden(row) || !StandsBeside(row))]);
        }
        foreach (var said in world.Said.Where(said => said.Wording.PersonId == person && (said.Gone || (world.May(person, Operation.Read) & said.Part) == Parts.None)))
        {
            var (id, away) = (said.Wording.StatementId, chance.Next(2) == 0);
            Add(person, $"hidden {said.Wording.Words} are {(away ? "taken away" : "kept for the person")}", async unit =>
            {
                var statement = await unit.Record.Statements.AsTracking().SingleAsync(row => row.StatementId == id);
                if (away) statement.GoneAt = unit.At;
                else if (statement.PartBit != Parts.OnlyMe) (statement.KeptFrom, statement.PartBit) = (statement.PartBit, Parts.OnlyMe);
            });
        }
    }

    /// <summary>What the person decides about others: shares given and taken back, somebody left out and let again.</summary>
    private void PlanShares(Guid person)
    {
        foreach (var ground in world.Grounds.Where(ground => ground.PersonId == person && ground.TakenBackAt is null && !world.Names(ground)))
        {
            var id = ground.GroundId;
            if (ground.Kind == GroundKind.Share) Add(person, "a share of somebody else is taken back", async unit => (await unit.Record.Shares.AsTracking().SingleAsync(row => row.ShareId == id)).TakeBack(unit.At));
            if (ground.Kind == GroundKind.Exclusion) Add(person, "somebody else is let again", async unit => (await unit.Record.Exclusions.AsTracking().SingleAsync(row => row.ExclusionId == id)).TakeBack(unit.At));
            // Whoever supports the person sees who else does where they work: that is not hidden from them.
            if (ground.Kind == GroundKind.Support && !IsOfTheirOwn(ground)) Add(person, "somebody else's support ends", async unit => (await unit.Record.Supports.AsTracking().SingleAsync(row => row.SupportId == id)).End(unit.At));
        }
        foreach (var viewer in world.Viewers.OfType<Actor>().Where(viewer => viewer.Capacity == Capacity.Circle && viewer.AccountId != world.Viewer?.AccountId))
            Plan(person, "a share to somebody else", [Rows.Share(ShareTo(person, viewer))]);
    }

    private bool IsOfTheirOwn(Ground ground) => world.Viewer is { Capacity: Capacity.Worker } viewer && ground.OrganisationId == viewer.OrganisationId
        && Decide.PartsFor(viewer, ground.PersonId, world.Grounds, Operation.OwnWork, Purpose.Support, world.Now) != Parts.None;

    private void PlanName(Guid person)
    {
        if (world.May(person, Operation.Discover) != Parts.None) return;
        Add(person, "somebody the viewer does not know of is called otherwise", async unit =>
        {
            var row = await unit.Record.People.AsTracking().SingleAsync();
            (row.KnownAs, row.NameFold) = ("Aaliyah", Folding.Fold("Aaliyah"));
        });
    }

    /// <summary>Whether no operation of this viewer reaches it: the matrix says which one would have to.</summary>
    private bool IsHidden(object row)
    {
        var table = MatrixTables.All.Single(table => table.Row == row.GetType());
        var part = row is IOfAPart one ? one.PartBit : PartTable.All;
        return (world.May(((IAboutAPerson)row).PersonId, table.Operation) & part) == Parts.None;
    }

    private bool IsLeftOut(Guid person) =>
        world.Grounds.Any(ground => ground.PersonId == person && ground.Kind == GroundKind.Exclusion && ground.TakenBackAt is null && world.Names(ground));

    private void Plan(Guid person, string says, IEnumerable<object> rows)
    {
        var hidden = rows.ToList();
        if (hidden.Count == 0) return;
        world.Keep(hidden);
        Add(person, $"{says}: {string.Join(", ", hidden.Select(row => row.GetType().Name))}", unit =>
        {
            unit.Record.AddRange(hidden);
            return Task.CompletedTask;
        });
    }

    private void Add(Guid person, string says, Func<Unit, Task> change) => planned.Add((person, says, change));

    private Task<bool> SomebodyNewAsync() => house.The<SystemDoor>().RunAsync(newcomer, "a test makes a record that was not there", unit =>
    {
        unit.Record.People.Add(new Person { PersonId = newcomer, KnownAs = "Aadam", NameFold = Folding.Fold("Aadam"), Language = "ur", BegunAt = unit.At });
        var said = new SaidInWorld(world.Wording(newcomer, Parts.Important, world.Places.Statements[^1].Id), Parts.Important, Gone: false);
        unit.Record.AddRange([said.Wording, world.Statement(said), .. Rows.HangingOn(said.Wording), .. Rows.Beside(newcomer, unit.At)]);
        unit.ReachMayDiffer();
        return Task.FromResult(true);
    });

    /// <summary>The house's own rows about others: somebody asks to be let in, comes in, and is written to.</summary>
    private Task<bool> OfTheHouseAsync() => house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        var account = new Account { AccountId = world.Id(), Name = "Aadam", Role = "", PersonId = newcomer, MadeAt = unit.At };
        unit.House.Accounts.Add(account);
        unit.House.SignInKeys.Add(new SignInKey { KeyHash = account.AccountId.ToByteArray().Concat(new byte[16]).ToArray(), AccountId = account.AccountId, Kind = KeyKind.Cookie, Capacity = Capacity.Self, MadeAt = unit.At, EndsAt = unit.At.AddHours(1) });
        unit.House.InvitationCodes.Add(new InvitationCode { CodeHash = JoinCode.Hash(world.Places.Code)!, PersonId = newcomer, InvitationId = world.Id(), EndsAt = unit.At.AddDays(7) });
        unit.SendLater(ThrownAway.Kind, "a letter to somebody", unit.At.AddDays(1));
        return Task.FromResult(true);
    });

    /// <summary>Somebody, and it may be the viewer, makes a quiet place, says something there and shares it with somebody who is not the viewer.</summary>
    private async Task QuietAsync()
    {
        if (goesQuiet is null) return;
        var account = await house.The<MakeQuietPlace>().RunAsync(goesQuiet, HiddenTown.SecretWords, HiddenTown.SecretWords);
        Guid record;
        using (var lease = await house.The<ReaderSlots>().LeaseHouseAsync(default))
            record = (await lease.House.Accounts.SingleAsync(row => row.AccountId == account)).PersonId!.Value;
        var there = new Actor(account, Capacity.Self, record, Name: goesQuiet.Name);
        await house.The<SayStatement>().RunAsync(there, new StatementToSay(record, "important", "I go on Friday", "en"));
        var other = world.Selves.FirstOrDefault(self => self.AccountId != world.Viewer?.AccountId && self != goesQuiet);
        if (other is not null) await house.Given.ShareAsync(there, other with { Capacity = Capacity.Circle }, Parts.Headings);
    }

    private Ground ShareTo(Guid person, Actor viewer) => new()
    {
        PersonId = person, GroundId = world.Id(), Kind = GroundKind.Share, ViewerKind = ViewerKind.Circle, ViewerId = viewer.AccountId,
        Parts = Parts.Headings, Purpose = Purpose.Support, FromAt = world.Now, UntilAt = world.Now.AddDays(5),
    };

    private Look LookOf(Guid person, Actor by) => new()
    {
        PersonId = person, LookId = world.Id(), PartBits = Parts.Headings, Operation = Operation.Read, Purpose = Purpose.Support, Ground = LookGround.Share,
        AccountId = by.AccountId, Capacity = by.Capacity, OrganisationId = by.OrganisationId, TeamId = by.TeamId, At = world.Now,
    };
}
