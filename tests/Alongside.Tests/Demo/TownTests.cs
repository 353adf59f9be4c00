using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Demo;
using Alongside.Words;

namespace Alongside.Tests.Demo;

/// <summary>The town is whole: whoever is to be met in it is there, as whoever they share with reads them.</summary>
public abstract class TownTests(MadeTown town)
{
    private const string KirstysWords = "herons stand in shallow water";

    [Fact]
    public void Forty_people_live_there_in_two_council_areas_with_a_hospital_six_charities_and_a_bureau_for_breaks()
    {
        // One of them was given two pages.
        TownFiles.People().DistinctBy(person => person.Name).Count().ShouldBe(40);
        town.Made.Lives.ShouldBe(41);
        TownFiles.Town().Organisations.Select(organisation => organisation.Name).ShouldBe([
            "Kirkbrae Council", "Norwick Council", "Kirkbrae Hospital",
            "Riverside Together", "Our Own Voice", "The Kettle", "Hearthstone", "Carers of Kirkbrae", "Open Road", "Shoreline Short Breaks"]);
    }

    [Fact]
    public async Task Each_organisation_says_what_it_is_when_it_is_open_and_what_it_takes_on_and_whoever_leads_it_answers_for_somebody()
    {
        var kinds = new List<string>();
        foreach (var file in TownFiles.Town().Organisations)
        {
            var lead = await town.AsAsync(TownFiles.Town().Workers.First(worker => worker.At == file.Name && worker.Leads).Name, Capacity.Worker);
            var our = await town.The<OurOrganisationReading>().OfAsync(lead);
            (our.Organisation.Name, our.Organisation.Kind).ShouldBe((file.Name, file.Kind));
            our.Hours.ShouldNotBeEmpty(file.Name);
            our.Organisation.TakesOn.ShouldBe(file.TakesOn);
            our.Closed.Count.ShouldBe(file.Closed.Count, file.Name);
            (await town.The<PeopleHereReading>().PageAsync(lead)).People.ShouldNotBeEmpty(file.Name);
            kinds.Add(our.Organisation.Kind!);
        }
        kinds.CountBy(kind => kind).ShouldBe([new("council", 2), new("hospital", 1), new("charity", 5), new("user-led", 1), new("bureau", 1)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Callum", "Davie", "Mo")]
    [InlineData("Callum", "Marcus", "Mo")]
    [InlineData("Kofi", "Winston", "Jo")]
    [InlineData("Kofi", "Farida", "Jo")]
    [InlineData("Eilidh", "Harpreet", "Adult social work")]
    [InlineData("Donald", "Kenny", "Grant")]
    [InlineData("Grace", "Peigi", "Grace")]
    [InlineData("Sheena", "Agnes", "Thomas")]
    public async Task Whoever_leads_gave_them_to_somebody_on_a_basis_and_with_a_reason(string lead, string person, string holder)
    {
        var actor = await town.AsAsync(lead, Capacity.Worker);
        var found = (await town.The<PeopleHereReading>().PageAsync(actor)).People.Single(one => one.KnownAs == person);
        found.Holders.ShouldBe([holder]);
        using var record = await town.The<Gate>().OpenAsync(actor, found.Person, new Opening(Parts.None) { Supporters = true });
        await record.Looked;
        var support = (await SupportersReading.OfAsync(record)).Holders.Single().Support;
        Bases.Says(support.Basis!).ShouldNotBeEmpty();
        support.Because.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Winston_did_not_come_to_the_door_and_Jo_has_until_tomorrow_to_find_out_and_with_Iain_it_was_found_out()
    {
        var jo = await town.AsAsync("Jo", Capacity.Worker);
        var check = (await town.The<OwnWorkLists>().ChecksAsync(jo, mine: true)).Checks.Single();
        (check.KnownAs, check.IsLate).ShouldBe(("Winston", false));
        (await town.ReadAsync(await town.AsAsync("Iain", Capacity.Self))).ShouldContain("He was on the number 7, end to end and back");
    }

    [Fact]
    public async Task What_is_kept_from_Davie_is_with_Kofi_to_look_at_and_Davie_reads_all_but_that()
    {
        var kept = (await town.The<OwnWorkLists>().WithheldAsync(await town.AsAsync("Kofi", Capacity.Worker))).Lines.Single();
        kept.KnownAs.ShouldBe("Davie");
        var his = await town.ReadAsync(await town.AsAsync("Davie", Capacity.Self));
        his.ShouldContain("I stood beside him and held his cap.");
        his.ShouldContain("It wis thirty-eight. Ah had ma watch oot.");
        his.ShouldNotContain("She has had tests");
        his.ShouldNotContain("Linda’s health");
        (await town.ReadAsync(await town.AsAsync("Jo", Capacity.Worker))).ShouldContain("She has had tests");
    }

    [Fact]
    public async Task What_was_written_wrongly_is_corrected_and_Bill_sees_the_roses_that_Amina_put_there()
    {
        (await town.ReadAsync(await town.AsAsync("Iain", Capacity.Self))).ShouldContain("I wrote eleven. He said half past ten, and I had it wrong. | 1 |");
        (await town.ReadAsync(await town.AsAsync("Thomas", Capacity.Worker))).ShouldContain("Use the back door, it is the front of the house.");
        (await town.ReadAsync(await town.AsAsync("Bill", Capacity.Circle))).ShouldContain("important my roses");
    }

    /// <summary>Who reads it (and as what), and the words of the person, or about them, that stand there for this reader.</summary>
    [Theory]
    [InlineData("Catriona", Capacity.Circle, "Ellie", "I know forty facts about snails. Ask me one.", "word-for-word")]
    [InlineData("Bettina", Capacity.Worker, "Rory", "Don’t tell me I’m a hero. Ask me about the music.", "own")]
    [InlineData("Rory", Capacity.Circle, "Alan", "He says he is fine. Fine means tired. Good means fine.", "supporters-view")]
    [InlineData("Grant", Capacity.Worker, "Zofia", "Mieszkać sama, ale blisko babci. Z własnym kluczem.", "own")]
    [InlineData("Jo", Capacity.Worker, "Davie", "Dinnae dae it for me. Staun there an haud the ladder. In the bank, come in wi me.", "with-help")]
    [InlineData("Meera", Capacity.Circle, "Priya", "Not inspiring. Not high anything or low anything. Priya.", "own")]
    [InlineData("Callum", Capacity.Worker, "Fraser", "After meetings I need one hour with the door shut, then I am back.", "with-help")]
    [InlineData("Tommy", Capacity.Circle, "Peigi", "’S e ban-Leòdhasach a th’ annam. Tha guth math agam fhathast.", "own")]
    [InlineData("Bettina", Capacity.Worker, "Tommy", "I am not “the informal carer”. I am her man.", "own")]
    [InlineData("Stanley", Capacity.Circle, "Harold", "Husband. Not friend, not brother, not “your companion”.", "own")]
    [InlineData("Harold", Capacity.Circle, "Stanley", "Do not call me young man. I have socks older than you.", "own")]
    [InlineData("Isobel", Capacity.Worker, "Betty", "She turns her face to the window when the finches come, and her feet start.", "understood")]
    [InlineData("Thomas", Capacity.Worker, "Mo", "When I start three blankets at once, ring Jess. I wrote this on a good day, so I mean it.", "own")]
    [InlineData("Ruth", Capacity.Worker, "Marcus", "If I stop making jokes for two days, ask Femi first. If he is worried, send Mo. Ruth can ring after.", "own")]
    [InlineData("Niamh", Capacity.Circle, "Nuala", "I translate crime novels from Italian, lying down. I have killed forty people this year.", "own")]
    [InlineData("Ines", Capacity.Worker, "Tam", "Don’t tilt your head at me.", "own")]
    [InlineData("Efe", Capacity.Worker, "Leanne", "Skye ran to her from the gate, both Saturdays.", "observed")]
    [InlineData("Shona", Capacity.Worker, "Moira", "Interpreter first, meeting second. No interpreter, no meeting. My son is my son, not my interpreter.", "word-for-word")]
    [InlineData("Elspeth", Capacity.Circle, "Gordon", "Leave things where they were. If something must move, spell it to me first.", "with-help")]
    [InlineData("Ruth", Capacity.Worker, "Harpreet", "Two hours in the morning, or the day does not start. One hour is not half of it, it is none of it.", "own")]
    [InlineData("Yusuf", Capacity.Worker, "Samuel", "Ask me about my exam. Everybody asks about the boat.", "own")]
    [InlineData("Maggie", Capacity.Circle, "Jessie", "Say who you’re from before you’re out of the car.", "own")]
    [InlineData("Neil", Capacity.Circle, "Kenny", "Sixty ewes now. Enough to be annoyed by.", "own")]
    [InlineData("Grace", Capacity.Worker, "Jamie", "He laughs before the wind reaches him. He hears it in the leaves.", "understood")]
    [InlineData("Rashid", Capacity.Circle, "Jamie", "Nights away are too soon for him. He looks for the voices he knows.", "supporters-view")]
    [InlineData("Bettina", Capacity.Worker, "Aileen", "Being Aileen on Thursdays. The panto rehearses on Thursdays.", "own")]
    [InlineData("Naomi", Capacity.Circle, "Miriam", "Enough for the pain that I can still be rude. At night, more; I would rather sleep.", "with-help")]
    [InlineData("Jo", Capacity.Worker, "Hamish", "Left ear. Speak to the left ear.", "own")]
    [InlineData("Hassan", Capacity.Circle, "Ibrahim", "میں خطاط ہوں۔ آنکھیں دھندلی ہیں، ہاتھ کو سب یاد ہے۔", "own")]
    [InlineData("Ruth", Capacity.Worker, "Gillian", "I know that I asked you already. Just tell me again.", "own")]
    [InlineData("Mairi", Capacity.Worker, "Sean", "Do not be brave at me.", "own")]
    [InlineData("Omar", Capacity.Circle, "Nadia", "Say his name, and mine.", "own")]
    [InlineData("Jo", Capacity.Worker, "Winston", "Jo may say Winston. She asked.", "own")]
    [InlineData("Shelagh", Capacity.Circle, "Bernard", "He has turned down three lifts this week and walked into one bin.", "observed")]
    [InlineData("Bill", Capacity.Circle, "Amina", "My garden, every day. Even in the rain.", "own")]
    [InlineData("Sana", Capacity.Circle, "Farida", "She turns to the window and hums when the kettle is on.", "understood")]
    public async Task Whoever_they_share_with_reads_them(string reader, Capacity capacity, string person, string words, string capture)
    {
        var actor = await town.AsAsync(reader, capacity);
        var found = (await town.The<ReachReading>().PageAsync(actor, size: ReachReading.MostOnPage)).People.Single(one => one.KnownAs == person);
        using var record = await town.The<Gate>().OpenAsync(actor, found.Person, new Opening(Parts.Headings));
        await record.Looked;
        var said = (await WordsReading.AboutMeAsync(record)).Statements.Single(one => one.Words == words);
        said.Capture.ShouldBe(capture);
    }

    [Fact]
    public async Task One_has_still_to_be_told_one_was_told_and_has_no_account_one_said_no_and_two_pages_look_alike()
    {
        var begun = town.The<BegunReading>();
        (await begun.PageAsync(await town.AsAsync("Jo", Capacity.Worker))).People.ShouldContain(row => row.KnownAs == "Wen" && row.ToldAt == null);
        (await begun.PageAsync(await town.AsAsync("Thomas", Capacity.Worker))).People.Single().ToldHow.ShouldBe("visit");
        (await begun.NosAsync(await town.AsAsync("Ruth", Capacity.Worker))).Single().KnownAs.ShouldBe("Len");
        (await begun.AlikeAsync(await town.AsAsync("Kofi", Capacity.Worker))).Single().One.KnownAs.ShouldBe("Wen");
        (await town.EverybodyAsync()).ShouldNotContain(actor => actor.Name == "Agnes" || actor.Name == "Wen" || actor.Name == "Len");
    }

    [Fact]
    public async Task Around_each_of_them_are_people_and_around_some_of_them_groups_places_and_animals()
    {
        foreach (var file in TownFiles.People().Where(file => file.Begun is null || file.Begun.TakenAfter is not null))
            file.Circle.Values.Sum(ring => ring.Length).ShouldBeGreaterThan(2, file.File);
        var read = await town.ReadAsync(await town.AsAsync("Tommy", Capacity.Circle));
        read.ShouldContain("Close | Human | Tommy | an duine agam, my husband");
        read.ShouldContain("TakingPart | Group | Còisir Norwick");
        (await town.ReadAsync(await town.AsAsync("Rory", Capacity.Self))).ShouldContain("TakingPart | Group | Ceilidh band | second fiddle, soon first");
    }

    [Fact]
    public async Task Whoever_is_left_out_finds_nobody_there_and_whoever_was_let_back_does()
    {
        async Task<IEnumerable<string>> ListAsync(string name) => (await town.The<ReachReading>().PageAsync(await town.AsAsync(name, Capacity.Worker))).People.Select(one => one.KnownAs);
        (await ListAsync("Ruth")).ShouldNotContain("Nuala");
        (await ListAsync("Callum")).ShouldNotContain("Mo");
        (await ListAsync("Efe")).ShouldContain("Leanne");
        (await ListAsync("Gail")).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_every_way_in_which_somebody_in_the_town_can_act_there_is_something_to_read()
    {
        // Whoever only works somewhere, or has only just joined, may have nobody yet.
        var alone = new List<string>();
        foreach (var actor in await town.EverybodyAsync())
            if ((await town.ReadAsync(actor)).Length == 0) alone.Add(actor.Name);
        alone.ShouldBe(["Dev", "Gail"], "the friend whom Priya has still to say yes to, and whoever was only left out");
    }

    [Fact]
    public async Task Nothing_anybody_reads_on_an_ordinary_page_has_a_word_of_the_quiet_place_and_its_own_words_open_it()
    {
        var file = TownFiles.People().Single(person => person.Quiet is not null);
        string[] secret = [.. file.Quiet!.Life.Select(act => act.Says).OfType<string>()];
        var kirsty = await town.AsAsync(file.Name, Capacity.Self);
        var place = await town.The<OpenQuietPlace>().RunAsync(kirsty, KirstysWords);

        var ordinary = (await town.EverybodyAsync()).Where(actor => actor.AccountId != place).ToList();
        ordinary.Count(actor => actor.Name == file.Name).ShouldBe(1);
        foreach (var actor in ordinary)
        {
            var read = await town.ReadAsync(actor);
            foreach (var words in secret) read.ShouldNotContain(words);
        }
        // Whom she leaves out there is not told by her ordinary page, and whoever she lives with reads what she chose for him to read.
        (await town.ReadAsync(kirsty)).ShouldNotContain("exclusion");
        (await town.ReadAsync(await town.AsAsync("Greg", Capacity.Circle))).ShouldContain("A tidy house. Time with Greg.");

        var signIn = town.The<SignIn>();
        var key = await signIn.IssueQuietAsync(await signIn.IssueAsync(kirsty.AccountId, new ActAs(Capacity.Self), KeyKind.Cookie), place);
        var there = await town.ReadAsync((await signIn.ActorAsync(key, KeyKind.Cookie))!);
        foreach (var words in secret) there.ShouldContain(words);
    }

    [Fact]
    public void It_is_made_in_few_moments_and_few_units()
    {
        town.Made.Things.ShouldBeGreaterThan(400);
        town.Units.ShouldBeLessThanOrEqualTo(1_200);
        // On SQLite what happens in one moment shares a commit: this is what a slow disk waits for.
        town.Made.Moments.ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public async Task Made_a_second_time_it_is_left_as_it_is() => (await town.The<DemoTown>().MakeAsync()).ShouldBeNull();

    /// <summary>Everything that everybody reads, as it is told in each of the towns.</summary>
    protected static async Task<List<string>> TranscriptAsync(MadeTown town)
    {
        var all = new List<string>();
        foreach (var actor in await town.EverybodyAsync())
            all.Add($"{actor.Name}, {actor.Role}, {actor.Capacity}\n{await town.ReadAsync(actor)}");
        return all;
    }
}

public sealed class TownTestsOnSqlite(TownOnSqlite town) : TownTests(town), IClassFixture<TownOnSqlite>
{
    [Fact]
    public async Task Made_anew_on_either_database_everybody_reads_the_same_words_in_the_same_order()
    {
        var here = await TranscriptAsync(town);
        await using var again = new TownOnSqlite();
        await again.InitializeAsync();
        Same(await TranscriptAsync(again), here);
        await using var elsewhere = new TownOnPostgres();
        await elsewhere.InitializeAsync();
        Same(await TranscriptAsync(elsewhere), here);
    }

    private static void Same(List<string> there, List<string> here)
    {
        there.Count.ShouldBe(here.Count);
        foreach (var (one, other) in there.Zip(here)) one.ShouldBe(other);
    }
}

public sealed class TownTestsOnPostgres(TownOnPostgres town) : TownTests(town), IClassFixture<TownOnPostgres>;
