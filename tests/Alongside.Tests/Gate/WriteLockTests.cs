using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Tests.TheGate;

/// <summary>The last look before anything is written, tried with units that do what no use case of ours should.</summary>
public abstract class WriteLockTests(TestHouse house)
{
    [Fact]
    public async Task What_is_allowed_and_told_is_kept()
    {
        var amina = await house.Given.PersonAsync();
        await RunAsync(amina, amina, unit => Say(unit, amina.OwnRecord!.Value, Parts.Behave));
        (await WordingsAsync(amina)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_about_somebody_else_is_kept()
    {
        var (amina, bilal) = (await house.Given.PersonAsync(), await house.Given.PersonAsync("Bilal"));
        await StoppedAsync("is about somebody whose record is not open", amina, amina, unit => Say(unit, bilal.OwnRecord!.Value, Parts.Behave));
        await StoppedAsync("is about somebody whose record is not open", amina, amina, unit =>
        {
            unit.Happened(EventKinds.StatementSaid, Parts.Behave);
            unit.Record.Events.Add(Rows.Event(bilal.OwnRecord!.Value, Parts.Behave));
        });
        (await WordingsAsync(bilal)).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_about_anybody_is_kept_by_a_unit_about_nobody()
    {
        var amina = await house.Given.PersonAsync();
        var stopped = await Should.ThrowAsync<InvalidOperationException>(() => house.The<IWriter>().RunAsync(new UnitRequest(amina), unit =>
        {
            Say(unit, amina.OwnRecord!.Value, Parts.Behave, told: false);
            unit.Record.Events.Add(Rows.Event(amina.OwnRecord!.Value, Parts.Behave));
            return Task.FromResult(true);
        }));
        stopped.Message.ShouldContain("is about somebody whose record is not open");
        (await WordingsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_begins_something_in_somebody_elses_name_and_a_draft_is_never_deleted_by_itself()
    {
        var (amina, jo) = await SharedAsync(Parts.Behave);
        await StoppedAsync(NotAllowed, jo, amina, unit => unit.Record.Drafts.Add(Rows.Draft(amina.OwnRecord!.Value, unit.At)));
        await StoppedAsync("is kept: it is never changed or deleted", jo, amina, unit => unit.Record.Drafts.Remove(Rows.Draft(amina.OwnRecord!.Value, unit.At)));
    }

    [Fact]
    public async Task Nothing_in_a_part_that_was_not_shared_is_kept()
    {
        var (amina, jo) = await SharedAsync(Parts.Important);
        await StoppedAsync(NotAllowed, jo, amina, unit => Say(unit, amina.OwnRecord!.Value, Parts.Behave));
        await StoppedAsync(NotAllowed, jo, amina, unit => Say(unit, amina.OwnRecord!.Value, Parts.OnlyMe));
        (await WordingsAsync(amina)).ShouldBe(0);
        await RunAsync(jo, amina, unit => Say(unit, amina.OwnRecord!.Value, Parts.Important));
    }

    [Fact]
    public async Task Nobody_but_the_person_puts_other_words_in_the_place_of_those_that_stand()
    {
        var (amina, jo) = await SharedAsync(Parts.Important);
        await house.Given.SaidAsync(amina);
        await StoppedAsync(NotAllowed, jo, amina, unit =>
        {
            var said = unit.Record.Statements.AsTracking().Single();
            unit.Record.Wordings.Add(Rows.Wording(said.PersonId, Parts.Important, said.StatementId, said.CurrentWording));
            unit.Happened(EventKinds.StatementReworded, Parts.Important);
        });
        await StoppedAsync(NotAllowed, jo, amina, unit =>
        {
            unit.Record.Statements.AsTracking().Single().CurrentWording = Ids.Opaque();
            unit.Happened(EventKinds.StatementReworded, Parts.Important);
        });
        (await WordingsAsync(amina)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_but_the_person_chooses_who_sees_it_or_what_they_are_called()
    {
        var (amina, jo) = await SharedAsync(Parts.Important);
        await StoppedAsync(NotAllowed, jo, amina, unit => Tell(unit, Rows.Share(amina.OwnRecord!.Value, Parts.Behave, unit.At)));
        await StoppedAsync(NotAllowed, jo, amina, unit => Tell(unit, Rows.Exclusion(amina.OwnRecord!.Value, unit.At)));
        await StoppedAsync(NotAllowed, jo, amina, unit => Tell(unit, Rows.Invitation(amina.OwnRecord!.Value, unit.At)));
        await StoppedAsync(NotAllowed, jo, amina, unit =>
        {
            unit.Record.People.AsTracking().Single().KnownAs = "Somebody";
            unit.Happened(EventKinds.RecordBegun, Parts.WhoIAm);
        });
    }

    [Fact]
    public async Task Nobody_gives_a_support_but_the_house_through_its_door()
    {
        var amina = await house.Given.PersonAsync();
        await StoppedAsync(NotAllowed, amina, amina, unit => Tell(unit, Rows.Support(amina.OwnRecord!.Value, unit.At)));
    }

    [Fact]
    public async Task Of_its_own_work_each_organisation_writes_alone_and_only_the_person_says_that_they_do_not_agree()
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        var (person, organisation) = (amina.OwnRecord!.Value, jo.OrganisationId!.Value);
        await house.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, organisation);
        await RunAsync(jo, amina, unit => Tell(unit, Rows.Happening(person, organisation, unit.At)));
        await StoppedAsync(NotAllowed, jo, amina, unit => Tell(unit, Rows.Happening(person, Ids.New(), unit.At)));
        await StoppedAsync(NotAllowed, amina, amina, unit => Tell(unit, Rows.Happening(person, organisation, unit.At)));
        await RunAsync(jo, amina, unit => Tell(unit, Rows.Document(Rows.Happening(person, organisation, unit.At))));
        await StoppedAsync(NotAllowed, jo, amina, unit => Tell(unit, Rows.Document(Rows.Happening(person, Ids.New(), unit.At))));
        await StoppedAsync(NotAllowed, amina, amina, unit => Tell(unit, Rows.Document(Rows.Happening(person, organisation, unit.At))));
        await StoppedAsync(NotAllowed, jo, amina, unit => Tell(unit, Rows.HappeningMark(Rows.Happening(person, organisation, unit.At))));
        await RunAsync(amina, amina, unit => Tell(unit, Rows.HappeningMark(Rows.Happening(person, organisation, unit.At))));
    }

    [Fact]
    public async Task What_somebody_decided_for_a_person_puts_no_words_in_the_place_of_theirs()
    {
        var (amina, jo, suggestion, statement) = await new Alongside.Tests.Record.DecisionGiven(house.The<IServiceProvider>()).SuggestedAsync();
        Answer Answered(string said) => new()
        {
            PersonId = amina.OwnRecord!.Value, AnswerId = Ids.Opaque(), PartBit = Parts.SupportMe, SuggestionId = suggestion, StatementId = statement, Said = said, TakenBy = jo.AccountId, TakenAs = Capacity.Worker,
            TakerName = "Jo", TakerRole = "", Route = "visit", Present = "", At = Oracle.Now,
        };
        var words = Rows.Wording(amina.OwnRecord!.Value, Parts.SupportMe, statement, replaces: Ids.Opaque());
        await StoppedAsync(NotAllowed, jo, amina, unit =>
        {
            unit.Record.Add(Answered(Answers.Decided));
            Tell(unit, words);
        });
    }

    [Fact]
    public async Task A_look_is_kept_by_the_gate_alone()
    {
        var amina = await house.Given.PersonAsync();
        await StoppedAsync(NotAllowed, amina, amina, unit => Tell(unit, Rows.Look(amina.OwnRecord!.Value, Parts.Behave, unit.At)));
    }

    [Fact]
    public async Task A_change_that_no_event_tells_of_is_not_kept()
    {
        var amina = await house.Given.PersonAsync();
        await StoppedAsync("no event says so", amina, amina, unit => Say(unit, amina.OwnRecord!.Value, Parts.Behave, told: false));
        (await WordingsAsync(amina)).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_nobody_could_ever_read_is_not_kept()
    {
        var amina = await house.Given.PersonAsync();
        await StoppedAsync(NotAllowed, amina, amina, unit => unit.Happened(EventKinds.RecordBegun, Parts.None));
    }

    [Fact]
    public async Task What_is_kept_is_never_changed_or_deleted()
    {
        var amina = await house.Given.PersonAsync();
        await house.Given.SaidAsync(amina);
        await StoppedAsync("never changed or deleted", amina, amina, unit => Again(unit, unit.Record.Wordings.Single(), EntityState.Modified));
        await StoppedAsync("never changed or deleted", amina, amina, unit => Again(unit, unit.Record.Wordings.Single(), EntityState.Deleted));
        await StoppedAsync("never changed or deleted", amina, amina, unit => Again(unit, unit.Record.Events.First(), EntityState.Modified));
        await StoppedAsync("never changed or deleted", amina, amina, unit => Again(unit, unit.Record.Events.First(), EntityState.Deleted));
        await StoppedAsync("never changed or deleted", amina, amina, unit => Again(unit, unit.Record.Statements.Single(), EntityState.Deleted));
        await StoppedAsync("never changed or deleted", amina, amina, unit => Again(unit, unit.Record.People.Single(), EntityState.Deleted));
        (await WordingsAsync(amina)).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_goes_round_the_lock_meets_the_database()
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        foreach (var sql in new[] { "UPDATE wording SET words = ''", "DELETE FROM wording", "UPDATE event SET kind = ''", "DELETE FROM event", "DELETE FROM statement" })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => house.Database.TamperAsync(sql))).Message.ShouldContain("never", customMessage: sql);
        said.ShouldNotBeNull();
        (await WordingsAsync(amina)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_written_outside_a_unit()
    {
        var amina = await house.Given.PersonAsync();
        using var record = await house.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All));
        record.Db.Wordings.Add(Rows.Wording(amina.OwnRecord!.Value, Parts.Behave, Ids.Opaque()));
        record.Db.Events.Add(Rows.Event(amina.OwnRecord!.Value, Parts.Behave));
        (await Should.ThrowAsync<InvalidOperationException>(() => record.Db.SaveChangesAsync())).Message.ShouldBe("Only a unit of work writes.");
        Should.Throw<InvalidOperationException>(() => record.Db.SaveChanges()).Message.ShouldBe("Only a unit of work writes.");

        using var lease = await house.The<ReaderSlots>().LeaseAsync(default);
        lease.House.Organisations.Add(new Organisation { OrganisationId = Ids.New(), Name = "Nobody" });
        (await Should.ThrowAsync<InvalidOperationException>(() => lease.House.SaveChangesAsync())).Message.ShouldBe("Only a unit of work writes.");
        await record.Looked;
    }

    private const string NotAllowed = "the gate does not allow this viewer to write it";

    private async Task<(Actor Person, Actor Worker)> SharedAsync(Parts parts)
    {
        var (amina, jo) = (await house.Given.PersonAsync(), await house.Given.WorkerAsync());
        await house.Given.ShareAsync(amina, jo, parts);
        return (amina, jo);
    }

    private static void Say(Unit unit, Guid person, Parts part, bool told = true)
    {
        var wording = Rows.Wording(person, part, Ids.Opaque());
        unit.Record.Statements.Add(Rows.Statement(wording));
        unit.Record.Wordings.Add(wording);
        if (told) unit.Happened(EventKinds.StatementSaid, part, wording.StatementId, wording.WordingId);
    }

    private static void Tell(Unit unit, object row)
    {
        unit.Record.Add(row);
        unit.Happened(EventKinds.ShareGiven, Parts.Behave);
    }

    private static void Again(Unit unit, object row, EntityState state)
    {
        unit.Record.Entry(row).State = state;
        unit.Happened(EventKinds.StatementReworded, Parts.Behave);
    }

    private Task<bool> RunAsync(Actor actor, Actor about, Action<Unit> work) =>
        house.The<IWriter>().RunAsync(new UnitRequest(actor, about.OwnRecord), unit =>
        {
            work(unit);
            return Task.FromResult(true);
        });

    private async Task StoppedAsync(string because, Actor actor, Actor about, Action<Unit> work) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(actor, about, work))).Message.ShouldContain(because);

    private async Task<int> WordingsAsync(Actor person)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        await record.Looked;
        return await record.Db.Wordings.CountAsync();
    }

    public sealed class On_Sqlite(SqliteHouse house) : WriteLockTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : WriteLockTests(house), IClassFixture<PostgresHouse>;
}
