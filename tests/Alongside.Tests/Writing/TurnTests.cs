using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Writing;

/// <summary>Who changes one person's record takes a turn, so that nobody is told of somebody else who was there in the same moment.</summary>
public abstract class TurnTests(TestHouse house)
{
    protected TestHouse Here { get; } = house;

    [Fact]
    public async Task Many_changes_of_sharing_at_once_are_all_kept_and_the_reach_is_what_they_say()
    {
        var amina = await Here.Given.PersonAsync();
        var (again, viewers) = (await Here.Given.CircleMemberAsync("Again"), new List<Actor>());
        for (var viewer = 0; viewer < 12; viewer++) viewers.Add(await Here.Given.CircleMemberAsync($"Viewer {viewer}"));
        var ending = await Here.Given.ShareAsync(amina, again, Parts.Important);

        await Task.WhenAll([
            .. viewers.Select(viewer => Here.Given.ShareAsync(amina, viewer, Parts.WhoIAm)),
            Here.The<TakeBackShare>().RunAsync(amina, amina.OwnRecord!.Value, ending),
            Here.The<ExcludeViewer>().RunAsync(amina, amina.OwnRecord.Value, ViewerKind.Account, viewers[0].AccountId)]);

        foreach (var viewer in viewers.Skip(1).Prepend(again).Prepend(viewers[0]))
            (await Here.The<ReachReading>().PageAsync(viewer)).People.Count.ShouldBe(viewer == again || viewer == viewers[0] ? 0 : 1, viewer.Name);
    }

    [Fact]
    public async Task One_who_did_not_say_which_words_they_saw_is_never_told_that_they_changed()
    {
        var amina = await Here.Given.PersonAsync();
        var said = await Here.Given.SaidAsync(amina, "first");
        var request = new StatementToReword(amina.OwnRecord!.Value, said.StatementId, null, "en");

        await Task.WhenAll(Enumerable.Range(0, 16).Select(place => Here.The<RewordStatement>().RunAsync(amina, request with { Words = $"change {place}" })));

        using var record = await Here.The<Gate>().OpenAsync(amina, amina.OwnRecord.Value, new Opening(PartTable.All) { History = true });
        (await WordsReading.EarlierAsync(record, await WordsReading.OneAsync(record, said.StatementId))).Count.ShouldBe(16);
    }

    [Fact]
    public async Task An_account_that_begins_its_record_many_times_at_once_has_one()
    {
        // More than once, so that connections are open by then and all of them really meet.
        foreach (var name in new[] { "Bill", "Carla", "Dev" })
        {
            var account = await Here.The<OpenAccount>().RunAsync(name);
            var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginOrBeRefusedAsync(account, name)));

            var mine = begun.OfType<Guid>().ShouldHaveSingleItem();
            (await Here.Database.LookInsideAsync($"SELECT account_id FROM account WHERE person_id = {Here.Database.Literal(mine)}")).ShouldHaveSingleItem();
            (await Here.Database.LookInsideAsync($"SELECT person_id FROM person WHERE known_as = '{name}'")).ShouldHaveSingleItem();
        }
    }

    private async Task<Guid?> BeginOrBeRefusedAsync(Guid account, string name)
    {
        try
        {
            return await Here.The<BeginRecord>().RunAsync(account, new RecordToBegin(name));
        }
        catch (Refused refused)
        {
            refused.Sentence.ShouldBe("You already have a record.");
            return null;
        }
    }

    public sealed class On_Sqlite(SqliteHouse house) : TurnTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : TurnTests(house), IClassFixture<PostgresHouse>
    {
        [Fact]
        public async Task Nobody_waits_for_a_change_to_somebody_elses_record()
        {
            var (amina, bill) = (await Here.Given.PersonAsync("Amina"), await Here.Given.PersonAsync("Ben"));
            var (atWork, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
            var slow = Here.The<IWriter>().RunAsync(new UnitRequest(amina, amina.OwnRecord), async _ =>
            {
                atWork.SetResult();
                await goOn.Task;
                return true;
            });
            await atWork.Task;

            await Here.Given.SaidAsync(bill);
            var waiting = Here.Given.SaidAsync(amina);
            goOn.SetResult();
            await Task.WhenAll(slow, waiting);
        }
    }
}
