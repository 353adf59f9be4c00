using System.Text;
using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Tests.Schema;

/// <summary>What goes in comes out, the same on both databases.</summary>
public abstract class TypesTests(TestHouse house)
{
    private const string Bidi = "\u202Eright to left\u202C \u2066isolated\u2069 \u061C\u200F\u200E";
    private const string ZeroWidth = "no\u200Bbreak\u200Cjoin\u200D\uFEFFmark\u2060word\u00AD";
    private const string Emoji = "👩🏽‍🦽 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇵🇰 ❤️ 1️⃣";

    public static TheoryData<string> Words =>
    [
        .. TwelveScripts.All, Emoji, Bidi, ZeroWidth,
        new string('ä', 5000),
        // The same letter in two forms: neither is made into the other.
        "\u00E9 e\u0301", "line\r\nline\rline\nline\u2028line\u0085", "  leading and trailing\t ", "\u0001\u001B\u007F\uFFFD\uFFFF",
        "'; DROP TABLE wording; -- \\ % _ \" ` $1 {0} @p0", "<script>alert(1)</script>&amp;", char.ConvertFromUtf32(0x10FFFF) + "\uE000",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Words_are_kept_to_the_letter(string words)
    {
        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina, words);

        (await NowAsync(amina, said)).Words.ShouldBe(words);
        // To the byte, as somebody from outside finds it.
        var inside = await house.Database.LookInsideAsync("SELECT wording_id, words FROM wording");
        Encoding.UTF8.GetBytes((string)inside.Single(row => IdOf(row[0]) == said.WordingId)[1]!).ShouldBe(Encoding.UTF8.GetBytes(words));
    }

    [Theory]
    [InlineData(@"half \0 way")]
    [InlineData(@"\uD83D alone")]
    [InlineData(@"alone \uDC00")]
    [InlineData(@"\uDC00\uD83D")]
    public async Task What_no_database_can_keep_is_refused_before_it_gets_there(string written)
    {
        // Half a character cannot stand in an attribute, so it is spelled there.
        var text = Regex.Unescape(written);
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var person = amina.OwnRecord!.Value;
        var before = await EverythingAsync();

        (await Should.ThrowAsync<Refused>(() => house.Given.SaidAsync(amina, text))).Field.ShouldBe("words");
        (await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(jo,
            new StatementToSay(person, "important", "x", "en", new CaptureGiven("observed", null, [text]))))).Field.ShouldBe("capture.present");
        await Should.ThrowAsync<Refused>(() => house.The<SayStatement>().RunAsync(amina, new StatementToSay(person, "important", "x", text)));
        await Should.ThrowAsync<Refused>(() => house.The<OpenAccount>().RunAsync(text));
        await Should.ThrowAsync<Refused>(() => house.The<OpenAccount>().RunAsync("x", text));
        await Should.ThrowAsync<Refused>(() => house.The<BeginRecord>().RunAsync(Ids.New(), new RecordToBegin(text)));

        (await EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Lengths_are_counted_in_whole_characters_not_in_halves()
    {
        var amina = await house.Given.PersonAsync();
        var most = string.Concat(Enumerable.Repeat("🌱", CaptureRules.MostWords));

        var said = await house.Given.SaidAsync(amina, most);
        (await NowAsync(amina, said)).Words.Length.ShouldBe(2 * CaptureRules.MostWords);
        var refused = await Should.ThrowAsync<Refused>(() => house.Given.SaidAsync(amina, most + "x"));
        refused.Arguments.ShouldBe([CaptureRules.MostWords + 1, CaptureRules.MostWords]);
    }

    [Fact]
    public async Task Instants_are_whole_milliseconds_in_utc()
    {
        house.Time.Move(TimeSpan.FromTicks(1234567));
        var now = house.The<Clock>().Now();
        (now.Ticks % TimeSpan.TicksPerMillisecond, now.Kind).ShouldBe((0, DateTimeKind.Utc));

        var amina = await house.Given.PersonAsync();
        var said = await house.Given.SaidAsync(amina);
        var kept = (await NowAsync(amina, said)).At;
        (kept, kept.Kind).ShouldBe((now, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData("1900-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.999Z")]
    [InlineData("2000-02-29T12:00:00.001Z")]
    [InlineData("2026-03-29T01:30:00Z")]
    [InlineData("9999-12-31T23:59:59.999Z")]
    public async Task Instants_far_away_come_back_as_they_were(string instant)
    {
        var at = DateTimeOffset.Parse(instant, null).UtcDateTime;
        var account = Ids.New();
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            unit.House.Accounts.Add(new Account { AccountId = account, Name = "x", Role = "", MadeAt = at });
            return Task.FromResult(true);
        });

        var inside = (await house.Database.LookInsideAsync("SELECT account_id, made_at FROM account")).Single(row => IdOf(row[0]) == account)[1];
        (inside is long milliseconds ? Keep.Instant(milliseconds) : (DateTime)inside!).ShouldBe(at);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("1952-02-29")]
    [InlineData("2026-03-02")]
    public async Task Days_are_days_with_no_hour_to_slip_by(string day)
    {
        var amina = await house.Given.PersonAsync();
        var jo = await house.Given.WorkerAsync();
        await house.Given.ShareAsync(amina, jo, Parts.Important);
        var said = await house.The<SayStatement>().RunAsync(jo,
            new StatementToSay(amina.OwnRecord!.Value, "important", "x", "en", new CaptureGiven("observed", DateOnly.Parse(day, null))));

        (await NowAsync(amina, said)).SaidOn.ShouldBe(DateOnly.Parse(day, null));
    }

    [Fact]
    public async Task Ids_sort_in_the_database_as_they_are_written_and_as_they_were_made()
    {
        var made = new List<Guid>();
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            // A day apart: over two years every byte of the time in an id has changed.
            for (var day = 0; day < 800; day++)
            {
                made.Add(Ids.New(unit.At.AddDays(day)));
                unit.House.Organisations.Add(new Organisation { OrganisationId = made[^1], Name = "sorted" });
            }
            return Task.FromResult(true);
        });

        var sorted = (await house.Database.LookInsideAsync("SELECT organisation_id FROM organisation WHERE name = 'sorted' ORDER BY organisation_id")).Select(row => IdOf(row[0])).ToList();
        sorted.ShouldBe(made);
        sorted.Select(id => id.ToString("N")).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    private static Guid IdOf(object? kept) => kept is byte[] bytes ? new Guid(bytes, true) : (Guid)kept!;

    private async Task<StatementNow> NowAsync(Actor person, StatementSaid said)
    {
        using var record = await house.The<Gate>().OpenAsync(person, person.OwnRecord!.Value, new Opening(PartTable.All));
        return (await WordsReading.OneAsync(record, said.StatementId)).Now;
    }

    private async Task<string> EverythingAsync() => string.Join(' ', (await house.Database.LookInsideAsync("""
        SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM person), (SELECT count(*) FROM statement), (SELECT count(*) FROM wording), (SELECT count(*) FROM event)
        """)).Single());

    public sealed class On_Sqlite(SqliteHouse house) : TypesTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : TypesTests(house), IClassFixture<PostgresHouse>;
}
