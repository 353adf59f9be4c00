using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>What the house keeps for its own working is forgotten when its time is over; what is somebody's record never is.</summary>
public abstract class ForgettingTests(TestHouse house)
{
    private static readonly string[] Fates = ["sent", "parked", "waiting"];

    [Fact]
    public async Task Keys_that_let_nobody_in_any_more_are_forgotten_thirty_days_after_their_end()
    {
        var account = await house.The<OpenAccount>().RunAsync("Jo");
        var cookie = await house.The<SignIn>().IssueAsync(account, new ActAs(Sharing.Capacity.Circle), KeyKind.Cookie);
        await house.The<SignIn>().EndAsync(cookie);
        house.Time.Move(SignIn.CookieLife + TimeSpan.FromDays(30));
        await house.The<SignIn>().IssueAsync(account, new ActAs(Sharing.Capacity.Circle), KeyKind.Bearer);
        await Jobs.RunDueAsync();
        (await KindsAsync(account)).ShouldBe([(int)KeyKind.Cookie, (int)KeyKind.Bearer], ignoreOrder: true);

        house.Time.Move(TimeSpan.FromMilliseconds(1));
        await Jobs.RunDueAsync();
        (await KindsAsync(account)).ShouldBe([(int)KeyKind.Bearer]);
    }

    [Fact]
    public async Task Letters_that_left_thirty_days_ago_are_forgotten_and_those_that_did_not_leave_are_not()
    {
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            foreach (var fate in Fates)
            {
                unit.House.Outbox.Add(new OutboxLetter
                {
                    OutboxId = Ids.New(unit.At),
                    Kind = "nobody-sends-this",
                    Payload = fate,
                    MadeAt = unit.At,
                    DueAt = unit.At,
                    Tries = 0,
                    SentAt = fate == "sent" ? unit.At : null,
                    ParkedAt = fate == "parked" ? unit.At : null,
                });
            }
            return Task.FromResult(true);
        });
        house.Time.Move(TimeSpan.FromDays(30));
        await Jobs.RunDueAsync();
        (await LettersAsync()).ShouldBe(Fates, ignoreOrder: true);

        house.Time.Move(TimeSpan.FromMilliseconds(1));
        await Jobs.RunDueAsync();
        (await LettersAsync()).ShouldBe(["parked", "waiting"], ignoreOrder: true);
    }

    private Jobs Jobs => house.The<Jobs>();

    private async Task<IEnumerable<object?>> LettersAsync() =>
        (await house.Database.LookInsideAsync("SELECT payload FROM outbox WHERE kind = 'nobody-sends-this'")).Select(row => row[0]);

    private async Task<IEnumerable<int>> KindsAsync(Guid account) =>
        (await house.Database.LookInsideAsync($"SELECT kind FROM sign_in_key WHERE account_id = {house.Database.Literal(account)}")).Select(row => Convert.ToInt32(row[0], null));

    public sealed class On_Sqlite(SqliteHouse house) : ForgettingTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : ForgettingTests(house), IClassFixture<PostgresHouse>;
}
