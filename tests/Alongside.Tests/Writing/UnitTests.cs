using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Writing;

/// <summary>A unit of work is kept whole or not at all, whoever else is writing at the time.</summary>
public abstract class UnitTests(TestHouse house)
{
    protected TestHouse Here { get; } = house;

    [Fact]
    public async Task A_unit_that_throws_leaves_nothing_and_its_neighbours_are_kept()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 120).Select(async place =>
        {
            try
            {
                await Here.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
                {
                    unit.House.Organisations.Add(new Organisation { OrganisationId = Ids.New(), Name = $"neighbour {place}" });
                    // Throws before it is saved, in the database, and only at the end of the transaction.
                    if (place % 6 == 1) throw new Refused("No.");
                    if (place % 6 == 3) unit.House.SignInKeys.Add(KeyOf(Ids.New(), kind: (KeyKind)9));
                    if (place % 6 == 5) unit.House.Teams.Add(new Team { TeamId = Ids.New(), OrganisationId = Ids.New(), Name = "Of nobody" });
                    return Task.FromResult(true);
                });
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }));

        outcomes.Index().Where(outcome => outcome.Item).Select(outcome => outcome.Index % 2).ShouldAllBe(rest => rest == 0);
        var kept = (await Here.Database.LookInsideAsync("SELECT name FROM organisation WHERE name LIKE 'neighbour %'")).Select(row => (string)row[0]!);
        kept.ShouldBe(outcomes.Index().Where(outcome => outcome.Item).Select(outcome => $"neighbour {outcome.Index}"), ignoreOrder: true);
        outcomes.Count(kept => kept).ShouldBe(60);
        (await CountAsync("SELECT count(*) FROM team WHERE name = 'Of nobody'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_unit_that_fails_after_it_saved_something_leaves_nothing()
    {
        var organisation = Ids.New();
        await Should.ThrowAsync<InvalidOperationException>(() => Here.The<IWriter>().RunAsync<bool>(UnitRequest.ByTheHouse, async unit =>
        {
            unit.House.Organisations.Add(new Organisation { OrganisationId = organisation, Name = "half" });
            await unit.House.SaveChangesAsync();
            throw new InvalidOperationException("after it was saved");
        }));

        (await CountAsync("SELECT count(*) FROM organisation WHERE name = 'half'")).ShouldBe(0);
    }

    [Fact]
    public async Task Many_who_change_one_statement_at_once_lose_nobodys_words()
    {
        var amina = await Here.Given.PersonAsync();
        var said = await Here.Given.SaidAsync(amina, "first");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async place =>
        {
            try
            {
                // Half say what they saw, half do not: the second kind may find other words there than they read.
                await Here.The<RewordStatement>().RunAsync(amina, new StatementToReword(
                    amina.OwnRecord!.Value, said.StatementId, $"change {place}", "en", place % 2 == 0 ? said.WordingId : null));
                return $"change {place}";
            }
            catch (Stale)
            {
                return null;
            }
        }));

        using var record = await Here.The<Gate>().OpenAsync(amina, amina.OwnRecord!.Value, new Opening(PartTable.All) { History = true });
        var statement = await WordsReading.OneAsync(record, said.StatementId);
        var all = (await WordsReading.EarlierAsync(record, statement)).Select(wording => wording.Words).Prepend(statement.Now.Words).ToList();
        all.ShouldBe(outcomes.OfType<string>().Append("first"), ignoreOrder: true);
        outcomes.OfType<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Fifty_of_the_same_request_at_once_have_one_effect_and_one_answer()
    {
        var amina = await Here.Given.PersonAsync();
        var key = new RequestKey("fifty", new byte[32]);
        var request = new StatementToSay(amina.OwnRecord!.Value, "important", "Once", "en");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Here.The<SayStatement>().RunAsync(amina, request, key)));
        answers.Distinct().ShouldHaveSingleItem();

        await Here.RestartAsync();
        (await Here.The<SayStatement>().RunAsync(amina, request, key)).ShouldBe(answers[0]);
        (await CountAsync("SELECT count(*) FROM wording WHERE words = 'Once'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_change_sent_many_times_at_once_is_never_told_that_it_is_stale()
    {
        var amina = await Here.Given.PersonAsync();
        var said = await Here.Given.SaidAsync(amina, "before");
        var key = new RequestKey("change", new byte[32]);
        var request = new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "after", "en", said.WordingId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Here.The<RewordStatement>().RunAsync(amina, request, key)));
        answers.Distinct().ShouldHaveSingleItem().WordingId.ShouldNotBe(said.WordingId);
    }

    [Fact]
    public async Task A_failed_request_may_be_sent_again_under_its_key()
    {
        var amina = await Here.Given.PersonAsync();
        var key = new RequestKey("again", new byte[32]);
        var request = new StatementToSay(amina.OwnRecord!.Value, "nowhere", "Later", "en");

        await Should.ThrowAsync<Refused>(() => Here.The<SayStatement>().RunAsync(amina, request, key));
        await Here.The<SayStatement>().RunAsync(amina, request with { Heading = "important" }, key);
    }

    [Fact]
    public async Task A_letter_waits_in_the_outbox_only_if_what_it_tells_of_was_kept()
    {
        await Here.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit => { unit.SendLater("test", "kept"); return Task.FromResult(true); });
        await Should.ThrowAsync<Refused>(() => Here.The<IWriter>().RunAsync<bool>(UnitRequest.ByTheHouse, unit =>
        {
            unit.SendLater("test", "not kept");
            throw new Refused("No.");
        }));

        (await Here.Database.LookInsideAsync("SELECT payload FROM outbox WHERE kind = 'test'")).Single()[0].ShouldBe("kept");
    }

    [Fact]
    public async Task No_unit_writes_into_a_record_that_it_did_not_open()
    {
        var amina = await Here.Given.PersonAsync("Amina");
        var bill = await Here.Given.PersonAsync("Bill");

        await Should.ThrowAsync<InvalidOperationException>(() => Here.The<IWriter>().RunAsync(new UnitRequest(amina, amina.OwnRecord), unit =>
        {
            unit.Record.Shares.Add(new Share
            {
                PersonId = bill.OwnRecord!.Value,
                ShareId = Ids.New(),
                ViewerKind = ViewerKind.Circle,
                ViewerId = amina.AccountId,
                Parts = Parts.Important,
                Purpose = Purpose.Support,
                FromAt = unit.At,
                UntilAt = unit.At.AddDays(1),
            });
            unit.Happened(EventKinds.ShareGiven, Parts.Important);
            return Task.FromResult(true);
        }));
    }

    private static SignInKey KeyOf(Guid account, KeyKind kind) => new()
    {
        KeyHash = [.. account.ToByteArray(), .. account.ToByteArray()],
        AccountId = account,
        Kind = kind,
        Capacity = Capacity.Circle,
        MadeAt = DateTime.UnixEpoch,
        EndsAt = DateTime.UnixEpoch,
    };

    protected async Task<long> CountAsync(string sql) => Convert.ToInt64((await Here.Database.LookInsideAsync(sql))[0][0], null);

    public sealed class On_Sqlite(SqliteHouse house) : UnitTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : UnitTests(house), IClassFixture<PostgresHouse>
    {
        [Fact]
        public async Task Two_of_the_same_change_that_meet_in_the_middle_get_the_same_answer()
        {
            var amina = await Here.Given.PersonAsync();
            var said = await Here.Given.SaidAsync(amina, "before");
            var request = new StatementToReword(amina.OwnRecord!.Value, said.StatementId, "after", "en", said.WordingId);

            List<Task<StatementSaid>> both;
            await using (var outside = await Here.Database.HoldAsync("SELECT 1 FROM statement FOR UPDATE"))
            {
                both = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => Here.The<RewordStatement>().RunAsync(amina, request, new RequestKey("meet", new byte[32]))))];
                // Both have begun, and each waits for somebody.
                while (await CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") < 2) await Task.Yield();
            }

            (await Task.WhenAll(both)).Distinct().ShouldHaveSingleItem();
        }
    }
}
