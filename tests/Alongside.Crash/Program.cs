using Alongside;
using Alongside.Basics;
using Alongside.Crash;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.Extensions.DependencyInjection;

// Alongside.Crash (honest | hasty | looks | hasty-looks | open) (file | app-connection door-connection) [account:person …]
var kind = args[0];
var onServer = args[1].Contains("Host=", StringComparison.Ordinal);
DatabaseSettings settings = onServer ? new PostgresSettings(args[1], null, args[2]) : new SqliteSettings(args[1]);
var people = args[(onServer ? 3 : 2)..].Select(arg => arg.Split(':')).Select(ids => new Actor(Guid.Parse(ids[0]), Capacity.Self, Guid.Parse(ids[1]))).ToList();

var clock = new Clock(TimeProvider.System);
Database database;
try
{
    database = await Database.OpenAsync(settings, clock);
}
catch (InvalidOperationException refused)
{
    Console.WriteLine("refused: " + refused.Message);
    return 3;
}
await using var open = database;
if (kind == "open")
{
    Console.WriteLine("open");
    return 0;
}

var words = new AsyncLocal<string>();
using var output = Console.OpenStandardOutput();
var ledger = new Ledger(output);
var services = new ServiceCollection().AddAlongside(database, clock, LocalTime.London);
if (kind == "hasty") services.AddSingleton<IWriter>(new HastyWriter(database.Writer, ledger, () => words.Value!));
await using var house = services.BuildServiceProvider();

// Two who look at each person, and one writer, so that what is kept of the looks is brought in meanwhile.
if (kind.EndsWith("looks", StringComparison.Ordinal))
    await Task.WhenAll(people.SelectMany((person, place) => new[] { LookAsync(person), LookAsync(person), WriteAsync(person, place, change: true) }));

// Two writers a person: one says new things, one keeps changing what it said first.
await Task.WhenAll(people.SelectMany((person, place) => new[] { WriteAsync(person, place, change: false), WriteAsync(person, place, change: true) }));
return 0;

async Task LookAsync(Actor person)
{
    while (true)
    {
        var look = new Look
        {
            PersonId = person.OwnRecord!.Value, LookId = Ids.New(), PartBits = Parts.Important, Operation = Operation.Read, Purpose = Purpose.Support,
            Ground = LookGround.Self, AccountId = person.AccountId, Capacity = Capacity.Self, At = clock.Now(),
        };
        // The control says so before the look is on its way.
        if (kind == "hasty-looks") ledger.Acknowledge(look.LookId, "");
        await database.Writer.LookAsync(look);
        if (kind == "looks") ledger.Acknowledge(look.LookId, "");
    }
}

async Task WriteAsync(Actor person, int place, bool change)
{
    StatementSaid? first = null;
    for (var count = 0; ; count++)
    {
        // Long enough to need more than one page now and then.
        var mine = words.Value = $"{place} {change} {count} میرا باغ 🌱 " + new string((char)('a' + count % 26), count * 37 % 3000);
        var said = change && first is not null
            ? await house.GetRequiredService<RewordStatement>().RunAsync(person, new StatementToReword(person.OwnRecord!.Value, first.StatementId, mine, "ur"))
            : await house.GetRequiredService<SayStatement>().RunAsync(person, new StatementToSay(person.OwnRecord!.Value, "important", mine, "ur"));
        if (kind == "honest") ledger.Acknowledge(said, mine);
        first ??= said;
    }
}
