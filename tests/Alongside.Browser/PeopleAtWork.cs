using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;

namespace Alongside.Browser;

/// <summary>What workers and those who lead have done among the people of the tests.</summary>
public sealed partial class People
{
    private async Task SomebodyBeginsAsync(Given given)
    {
        var rosa = actors[Who.Rosa] = await given.PersonAsync("Rosa");
        actors[Who.Max] = new Actor(await site.The<OpenAccount>().RunAsync("Max"), Capacity.Self, Name: "Max");
        await site.The<GiveShare>().RunAsync(rosa, new ShareToGive(rosa.OwnRecord!.Value, ViewerKind.Circle, actors[Who.Sana].AccountId, Parts.Important)
        { Until = DateOnly.FromDateTime(site.Time.GetUtcNow().UtcDateTime).AddDays(10) });
        await site.The<ChooseContact>().RunAsync(rosa.AccountId, "rosa@example.org");
        await site.The<OwnAddress>().AskAsync(rosa.AccountId, "a.rather.long.address.of.rosa.and.her.garden@example.org", code => ("", code));
        await site.The<AskToSignIn>().RunAsync(new SignInAsked("somebody.new@example.org", "here"), (_, link) =>
        {
            LinkOfSomebodyNew = link;
            return ("", link);
        });
    }

    private async Task LinLeadsAsync(Given given)
    {
        var organisation = await site.The<AddOrganisation>().RunAsync("Riverside Voices", "user-led");
        var lin = actors[Who.Lin] = new Actor(await site.The<OpenAccount>().RunAsync("Lin", "coordinator"), Capacity.Worker, OrganisationId: organisation, Name: "Lin") { Leads = true };
        await site.The<StartWork>().RunAsync(new WorkToStart(lin.AccountId, organisation) { Leads = true });
        var team = await site.The<ChangeTeams>().AddAsync(lin, "Evening team");
        var kay = actors[Who.Kay] = new Actor(await site.The<OpenAccount>().RunAsync("Kay " + LongWord, "peer worker"), Capacity.Worker, OrganisationId: organisation, TeamId: team, Name: "Kay");
        WorkOfKay = await site.The<StartWork>().RunAsync(new WorkToStart(kay.AccountId, organisation, team));
        await site.The<SayTimes>().HoursAsync(lin, [.. Enumerable.Range(1, 5).Select(day => new HoursTyped(day, "9", "17:30"))]);
        await site.The<SayTimes>().ClosedAsync(lin, new DateOnly(2098, 12, 24), new DateOnly(2098, 12, 27), "The council’s duty team, 01632 960 002");
        await site.The<SayWhatWeTakeOn>().RunAsync(lin, "Company in the evening, in the north of the town. Not at weekends yet.", "2");
        await site.The<InviteWorker>().RunAsync(lin, new WorkerToInvite("Tom"), code => new Uri("http://localhost/" + code));
        var bibi = actors[Who.Bibi] = await given.PersonAsync("Bibi");
        foreach (var person in new[] { bibi, await given.PersonAsync("Tariq") }) await given.SupportAsync(person, ViewerKind.Lead, organisation, organisation);
        SupportOfBibi = await site.The<GivePerson>().RunAsync(lin, new PersonToGive(bibi.OwnRecord!.Value, ViewerKind.Worker, kay.AccountId, "our-work", "You asked us for company in the evening.") { KeepMeSafe = true });
        await given.ShareAsync(bibi, kay, Parts.Important);
    }

    /// <summary>What Jo and Sana looked at, what Amina asks about it, and how to talk with her.</summary>
    private async Task JoLookedAsync()
    {
        var (amina, jo, record) = (actors[Who.Amina], actors[Who.Jo], actors[Who.Amina].OwnRecord!.Value);
        foreach (var who in new[] { Who.Jo, Who.Sana })
        {
            using var opened = await site.The<Gate>().OpenAsync(actors[who], record, new Opening(Parts.Headings | Parts.Communication));
            await opened.Looked;
        }
        Question = await site.The<AskWhy>().RunAsync(amina, new WhyToAsk(record, jo.OrganisationId!.Value, jo.AccountId, "Why in the evening?", "en"));
        async Task NeedAsync(NeedKind kind, string words) => await site.The<SayNeed>().RunAsync(amina, new NeedToSay(record, kind, words, "en"));
        await NeedAsync(NeedKind.Need, "Speak Urdu or slow English. Give me time.");
        await NeedAsync(NeedKind.Yes, "I nod, or touch your hand.");
        await NeedAsync(NeedKind.No, "I push the cup away, or look down.");
        await NeedAsync(NeedKind.NotToRaise, "The house on Mill Street");
        await site.The<SaySafeContact>().RunAsync(amina, new SafeContactToSay(record, "phone", "01632 960001", 10, 14, "It is Jo.", "en"));
    }

    /// <summary>What Jo wrote of her own work with Amina: visits, one corrected and not agreed with, one kept from her, one where they did not meet, one about somebody else.</summary>
    private async Task JoVisitsAsync()
    {
        var (amina, jo, record) = (actors[Who.Amina], actors[Who.Jo], actors[Who.Amina].OwnRecord!.Value);
        await site.Given.SupportAsync(amina, ViewerKind.Worker, jo.AccountId, jo.OrganisationId!.Value);
        var now = site.Time.GetUtcNow().UtcDateTime;
        async Task<Guid> WriteAsync(string which, HappeningToWrite what) => happenings[which] = await site.The<WriteHappening>().RunAsync(jo, what);
        var first = await WriteAsync("first", new HappeningToWrite(record, "visit", true, "Bulbs are in. The bench goes to the shade.", "en") { HappenedAt = now.AddDays(-40), Place = "Her garden", Present = ["Sana"], Documents = [Letter("letter from the parks office, with the plan of the beds", 1)] });
        await site.The<DisagreeWithHappening>().RunAsync(amina, record, first, "I said the sun.", "en");
        await WriteAsync("corrected", new HappeningToWrite(record, "visit", true, "Bulbs are in. The bench goes to the sun.", "en") { Corrects = first, Because = "I heard it wrong.", Place = "Her garden", Present = ["Sana"], Documents = [Letter("what she said, as I wrote it down", 1), Letter("باغ کے دفتر کا خط", 2)] });
        await WriteAsync("word for word", new HappeningToWrite(record, "call", true, "Now I have a reason to see spring.", "en") { HappenedAt = now.AddDays(-2), Whose = WhoseAccount.Person });
        await WriteAsync("not met", new HappeningToWrite(record, "visit", false, null, "en") { CheckBy = jo.AccountId, CheckDue = now.AddHours(5) });
        await WriteAsync("kept back", new HappeningToWrite(record, "call", true, "Her brother rang, and was angry that she goes out.", "en")
        { Withhold = new ExemptionGiven("serious-harm", "He reads her page over her shoulder.", DateOnly.FromDateTime(now).AddMonths(2)) });
        await site.The<MoveHappening>().RunAsync(jo, new HappeningToMove(record, await WriteAsync("wrong", new HappeningToWrite(record, "visit", true, "Of somebody else.", "en")), null));
    }

    /// <summary>Something that was decided for Bibi, written down by Kay, to which she objects; and something that could be.</summary>
    private async Task SomebodyDecidesAsync()
    {
        var (bibi, kay, record, today) = (actors[Who.Bibi], actors[Who.Kay], actors[Who.Bibi].OwnRecord!.Value, DateOnly.FromDateTime(site.Time.GetUtcNow().UtcDateTime));
        async Task<(Guid Statement, Guid Suggestion)> SuggestAsync(string words, string suggested)
        {
            var said = await site.Given.SaidAsync(bibi, words, "important");
            return (said.StatementId, await site.The<SuggestWording>().RunAsync(kay, new WordingToSuggest(record, said.StatementId, suggested, "en", "She fell twice on the hill.", "Mine", "visit")));
        }
        var walk = await SuggestAsync("I walk to the shop by myself.", "I walk to the shop with somebody.");
        ToDecide = $"/people/{record}/suggestions/{(await SuggestAsync("I keep my own medicine.", "Somebody keeps my medicine with me.")).Suggestion}/decide";
        StatementDecided = $"/people/{record}/statements/{walk.Statement}";
        var decision = await site.The<DecideFor>().RunAsync(kay, new DecisionToWrite(record, walk.Suggestion)
        {
            Question = "Does somebody walk with her to the shop?", PersonsView = "She wants to go alone, as she always has.", SupportTried = "Talked about it in the morning, with pictures, and with Sana. She could not keep the falls in mind.",
            Power = "sc-guardian-welfare", Holder = "Tariq, her son", Scope = "Where she lives and her daily care", Evidence = "The order of 3 May, at Norwick House", PowerFrom = today.AddYears(-1), PowerUntil = today.AddYears(2),
            Consulted = "Sana, her sister: rather not.", Options = "A telephone to carry: she leaves it at home.", Words = "Somebody walks with her, on the other side of the road.", Language = "en", DecidedOn = today,
            ToObject = "To the sheriff court, or to Riverside Voices, by telephone or letter.", AppealUntil = today.AddDays(28), ReviewOn = today.AddMonths(3),
        });
        Decision = $"/people/{record}/decisions/{decision}";
        await site.The<ObjectToDecision>().RunAsync(bibi, record, decision, "Nobody asked me.", "en");
    }

    private static DocumentToGive Letter(string name, int place) => new(name, "Dear Amina, the bench is yours."u8.ToArray(), name[0] > 'z' ? "ur" : "en", place);

    /// <summary>What Jo began: for one who waits to be told, twice; for one who was told; and two pages for Nadia, who took both.</summary>
    private async Task JoBeginsAsync()
    {
        var jo = actors[Who.Jo];
        await site.The<StartWork>().RunAsync(new WorkToStart(jo.AccountId, jo.OrganisationId!.Value, jo.TeamId) { Leads = true });
        var peter = new RecordToBeginFor("Peter", "social-care", "You asked the council for help at home.") { NhsNumber = "943 476 5919", Channel = Channels.Email, Address = "peter@example.org" };
        await site.The<BeginForSomebody>().RunAsync(jo, peter);
        Begun = await site.The<BeginForSomebody>().RunAsync(jo, peter);
        await PeterIsToBeRungAsync((await site.The<BegunReading>().OneAsync(jo, Begun))!.PersonId);
        ToldBefore = await site.The<BeginForSomebody>().RunAsync(jo, new RecordToBeginFor("Bill", "wish", "You asked me to."));
        await site.The<WriteDownTold>().RunAsync(jo, new ToldToWriteDown(ToldBefore, "visit"));
        var nadia = new RecordToBeginFor("Nadia", "wish", "You asked me to write down what helps you.") { Born = new DateOnly(1967, 5, 3) };
        Claimed = await site.The<BeginForSomebody>().RunAsync(jo, nadia);
        var account = await site.The<ClaimRecord>().RunAsync(null, (await site.The<ClaimRecord>().PrintAsync(jo, Claimed)).Code);
        var self = actors[Who.Nadia] = new Actor(account, Capacity.Self, (await site.The<BegunReading>().OneAsync(jo, Claimed))!.PersonId, Name: "Nadia");
        var second = await site.The<BeginForSomebody>().RunAsync(jo, nadia);
        SecondOfNadia = (await site.The<BegunReading>().OneAsync(jo, second))!.PersonId;
        await site.The<ClaimRecord>().RunAsync(self, (await site.The<ClaimRecord>().PrintAsync(jo, second)).Code);
        async Task SayAsync(DetailKind kind, string words, bool shown = false) => await site.The<SayDetail>().RunAsync(self, new DetailToSay(self.OwnRecord!.Value, kind, words, shown, "en"));
        await SayAsync(DetailKind.Pronoun, "she, her", shown: true);
        await SayAsync(DetailKind.NhsNumber, "943 476 5919");
        await SayAsync(DetailKind.FormerName, "Noreen");
        await SayAsync(DetailKind.Address, "");
    }

    /// <summary>There is a message for him, and somebody has to tell him so.</summary>
    private Task<bool> PeterIsToBeRungAsync(Guid peter) => site.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
    {
        unit.SendLater("by-hand-phone", $"{peter:N}");
        return Task.FromResult(true);
    });

    private async Task OthersEndAsync(Given given)
    {
        var gone = actors[Who.Gone] = await given.PersonAsync("Tom");
        await site.The<EndRecord>().SayNoAsync(gone, gone.OwnRecord!.Value);
        var ruth = await given.PersonAsync("Ruth");
        await given.ShareAsync(ruth, actors[Who.Jo], Parts.Headings);
        await given.SaidAsync(ruth, "Chapel on Sunday.");
        await site.The<WriteDownEnding>().RunAsync(actors[Who.Jo], new EndingToWriteDown(ruth.OwnRecord!.Value, EndingKind.Died, "Her daughter Mary", new DateOnly(2026, 3, 1)));
        Ruth = $"/people/{ruth.OwnRecord}";
    }
}
