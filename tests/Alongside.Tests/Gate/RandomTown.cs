using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using FsCheck;
using FsCheck.Fluent;

namespace Alongside.Tests.TheGate;

/// <summary>Words in a random world: where they stand, and whether the person took them away.</summary>
internal sealed record SaidInWorld(Wording Wording, Parts Part, bool Gone);

/// <summary>
/// A world of the number it is given, made for real: three people who share, exclude and are supported as the dice fall, with
/// words in every part, and everybody who could look. The same number makes the same world. Worlds share a house: people are
/// the unit, and no two worlds have an id in common.
/// </summary>
internal sealed class RandomTown
{
    private static readonly string[] Called = ["Zara", "Amina", "Élodie", "Sana"];
    private static readonly Purpose[] Purposes = Enum.GetValues<Purpose>();
    private static readonly string[] Captures = [CaptureTable.Own, CaptureTable.Own, CaptureTable.WordForWord, CaptureTable.WithHelp, "observed", "supporters-view"];
    private readonly ServedHouse house;
    private readonly int number;
    private readonly Random chance;
    private int made;

    public RandomTown(ServedHouse house, int number)
    {
        (this.house, this.number, chance) = (house, number, new Random(number));
        Town = new Town([Id(), Id(), Id()]) { Accounts = [Id(), Id()], Organisations = [Id(), Id()], Teams = [Id(), Id(), Id()] };
        Selves = [.. Town.People.Select((person, at) => new Actor(Id(), Capacity.Self, person, Name: Name(at)))];
        Viewers = [null, .. Selves, .. Town.Viewers.Select(viewer => viewer with { Name = Name(3), Role = "neighbour" })];
        Grounds = Worlds.Any.Generator.Sample(1, new Rnd((ulong)number), 50).Single().In(Town, Now);
        // The dice leave most viewers with nothing; one of them is let in, so that there is something to compare.
        Viewer = Viewers[chance.Next(Viewers.Count)];
        if (Viewer is { Capacity: not Capacity.Self } && chance.Next(4) > 0) Grounds.Add(LetIn(Viewer));
        Places = new WorldPlaces(Town.People) { Organisation = Town.Organisations[chance.Next(2)], Code = JoinCode.New() };
    }

    public Town Town { get; }

    public IReadOnlyList<Actor> Selves { get; }

    public IReadOnlyList<Actor?> Viewers { get; }

    /// <summary>Whose eyes this world is seen with; null is somebody who is not signed in.</summary>
    public Actor? Viewer { get; }

    public List<Ground> Grounds { get; }

    public List<SaidInWorld> Said { get; } = [];

    public WorldPlaces Places { get; }

    public DateTime Now => Oracle.Now;

    public string AfterAName => Cursor.Write(Folding.Fold(Name(0)), Town.People[0]);

    /// <summary>What the decision lets this viewer do, for whatever purpose. The oracle holds the decision to its word; here it sorts what is hidden.</summary>
    public Parts May(Guid person, Operation operation) => Viewer is null ? Parts.None
        : Purposes.Aggregate(Parts.None, (sum, purpose) => sum | Decide.PartsFor(Viewer, person, Grounds, operation, purpose, Now));

    public bool Names(Ground ground) => Viewer is not null
        && (ground.ViewerId == Viewer.AccountId || ground.ViewerId == Viewer.OrganisationId || ground.ViewerId == Viewer.TeamId);

    public async Task MakeAsync()
    {
        // A work is nobody's record: whose address it stands in does not matter.
        Places.Works.AddRange(Town.Accounts.Select(_ => new Place(Town.People[0], Id())));
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Organisations.AddRange(Town.Organisations.Select((id, at) => new Organisation { OrganisationId = id, Name = $"Place {at}" }));
            unit.House.Teams.AddRange(Town.Teams.Select((id, at) => new Team { TeamId = id, OrganisationId = Town.Organisations[at / 2], Name = $"Team {at}" }));
            foreach (var self in Selves) unit.House.Accounts.Add(new Account { AccountId = self.AccountId, Name = self.Name, Role = "", PersonId = self.OwnRecord, MadeAt = Now });
            unit.House.Accounts.AddRange(Town.Accounts.Select(id => new Account { AccountId = id, Name = Name(3), Role = "neighbour", MadeAt = Now }));
            unit.House.Works.AddRange(Town.Accounts.Select((id, at) => new Work { WorkId = Places.Works[at].Id, AccountId = id, OrganisationId = Town.Organisations[0], FromAt = Now, Leads = id == Town.Lead }));
            return Task.FromResult(true);
        });
        // Each is planned before the next; what waits together is one commit.
        await Task.WhenAll(Selves.Select(RecordAsync).ToList());
    }

    private Task<bool> RecordAsync(Actor self)
    {
        var person = self.OwnRecord!.Value;
        List<object> rows = [.. WordsOf(person), .. Grounds.Where(ground => ground.PersonId == person).Select(WorldsInSqlTests.RowOf)];
        if (chance.Next(2) == 0) rows.AddRange(Rows.Beside(person, Now));
        if (chance.Next(2) == 0) rows.Add(Question(person, Town.Organisations[chance.Next(2)]));
        if (chance.Next(2) == 0) rows.Add(Begun(person, Town.Organisations[chance.Next(2)]));
        Keep(rows);
        return house.The<SystemDoor>().RunAsync(person, "a test makes a random world", unit =>
        {
            unit.Record.People.Add(new Person { PersonId = person, KnownAs = self.Name, NameFold = Folding.Fold(self.Name), Language = "en", BegunAt = Now });
            unit.Record.AddRange(rows);
            unit.ReachMayDiffer();
            return Task.FromResult(true);
        });
    }

    /// <summary>What is said under each heading and kept for oneself: shown, taken away, not agreed with, suggested to.</summary>
    private IEnumerable<object> WordsOf(Guid person)
    {
        foreach (var part in Headings.All.Select(heading => heading.Part).Append(Parts.OnlyMe))
        {
            for (var many = chance.Next(3); many > 0; many--)
            {
                var said = new SaidInWorld(Wording(person, part), part, chance.Next(6) == 0);
                Said.Add(said);
                yield return said.Wording;
                yield return Statement(said, disagreed: chance.Next(4) == 0);
                if (chance.Next(3) == 0)
                    foreach (var row in Rows.HangingOn(said.Wording)) yield return row;
                if (chance.Next(3) == 0) yield return Suggested(said.Wording);
            }
        }
    }

    public Statement Statement(SaidInWorld said, bool disagreed = false)
    {
        var statement = Rows.Statement(said.Wording);
        (statement.PartBit, statement.GoneAt, statement.DisagreedAt) = (said.Part, said.Gone ? Now : null, disagreed ? Now : null);
        return statement;
    }

    public Wording Wording(Guid person, Parts part, Guid? statement = null) => new()
    {
        PersonId = person, StatementId = statement ?? Id(), WordingId = Id(), PartBit = part, Words = $"words {made} of world {number}", Language = "en",
        Capture = Captures[chance.Next(Captures.Length)], Present = "", WrittenBy = Town.Accounts[chance.Next(2)], WrittenAs = Capacity.Circle,
        WriterName = Name(3), WriterRole = "", At = Now.AddMinutes(-chance.Next(100)), Salt = new byte[Commitment.SaltLength],
    };

    public LookQuestion Question(Guid person, Guid organisation) => new()
    {
        PersonId = person, QuestionId = Id(), PartBit = Parts.OnlyMe, ViewerId = organisation, KnownAs = "…", Language = "en", AskedAt = Now, DueAt = Now.AddDays(7),
    };

    public Beginning Begun(Guid person, Guid organisation) => new()
    {
        PersonId = person, BegunId = Id(), PartBit = Parts.OnlyMe, ViewerId = organisation, KnownAs = "…", NameFold = "…", Basis = "wish", Because = $"why {made} of world {number}",
        Language = "en", BegunBy = Town.Accounts[0], WorkerName = Name(3), WorkerRole = "", WorksAt = "", At = Now, DueAt = Now.AddDays(14),
    };

    /// <summary>Remembers the addresses of these rows, so that they are asked for before they are there and when they are gone too.</summary>
    public void Keep(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            (List<Place> Places, Place Place)? place = row switch
            {
                Statement statement => (Places.Statements, new Place(statement.PersonId, statement.StatementId)),
                Suggestion suggestion => (Places.Suggestions, new Place(suggestion.PersonId, suggestion.SuggestionId)),
                Support support => (Places.Supports, new Place(support.PersonId, support.SupportId)),
                Share share => (Places.Shares, new Place(share.PersonId, share.ShareId)),
                LookQuestion question => (Places.Questions, new Place(question.PersonId, question.QuestionId)),
                Happening happening => (Places.Happenings, new Place(happening.PersonId, happening.HappeningId)),
                LawfulDecision decision => (Places.Decisions, new Place(decision.PersonId, decision.DecisionId)),
                KeptFile file => (Places.Files, new Place(file.PersonId, file.FileId)),
                Beginning beginning => (Places.Begun, new Place(beginning.PersonId, beginning.BegunId)),
                _ => null,
            };
            place?.Places.Add(place.Value.Place);
        }
    }

    /// <summary>Something somebody who could look suggested, in the capacity they have here.</summary>
    private Suggestion Suggested(Wording wording)
    {
        var by = Viewers.OfType<Actor>().Where(viewer => viewer.Capacity != Capacity.Self).ElementAt(chance.Next(10));
        return new Suggestion
        {
            PersonId = wording.PersonId, SuggestionId = Id(), PartBit = wording.PartBit, StatementId = wording.StatementId, BasedOn = wording.WordingId,
            Words = $"other words {made}", Language = "en", Reason = "…", WhoseIdea = "…", AskBy = "page", WrittenBy = by.AccountId, WrittenAs = by.Capacity,
            OrganisationId = by.OrganisationId, WriterName = by.Name, WriterRole = by.Role, At = Now, Answered = chance.Next(3) == 0 ? Answers.No : null,
        };
    }

    private Ground LetIn(Actor viewer) => new()
    {
        PersonId = Town.People[chance.Next(3)], GroundId = Id(), Kind = GroundKind.Share, ViewerKind = viewer.Capacity == Capacity.Worker ? ViewerKind.Worker : ViewerKind.Circle,
        ViewerId = viewer.AccountId, OrganisationId = viewer.OrganisationId, Parts = Parts.WhoIAm | Parts.Important, Purpose = Purpose.Support, FromAt = Now, UntilAt = Now.AddDays(9),
    };

    private string Name(int which) => $"{Called[which]} of {number}";

    /// <summary>The next id of this world. Nothing else has one like it.</summary>
    public Guid Id() => new(number, (short)++made, 0x4001, 0x80, 0, 0, 0, 0, 0, 0, 0);
}
