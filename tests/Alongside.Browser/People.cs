using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Tests.Databases;
using Alongside.Words;
using SkiaSharp;

namespace Alongside.Browser;

/// <summary>Who is in front of the browser.</summary>
public enum Who
{
    Nobody,

    /// <summary>Has said nothing yet.</summary>
    Bilal,

    /// <summary>An ordinary record: own words, one of them changed, and words of others.</summary>
    Amina,

    /// <summary>Has said 200 things.</summary>
    Grace,

    /// <summary>Has a long name and says words without end.</summary>
    Maximilian,

    /// <summary>Says everything in Urdu.</summary>
    Amna,

    /// <summary>Does not use words; shares with Sana and Jo, who write down what they see.</summary>
    Noor,

    /// <summary>Amina's sister, with whom she shares.</summary>
    Sana,

    /// <summary>A worker with whom Amina, Amna and many others share.</summary>
    Jo,

    /// <summary>A worker with whom nobody shares anything.</summary>
    Kit,

    /// <summary>A worker with whom Bilal shares, who has said nothing.</summary>
    Lee,

    /// <summary>What she shares ends soon; her letters go to one address, and another waits for its code.</summary>
    Rosa,

    /// <summary>Has just begun by himself, and has no page.</summary>
    Max,

    /// <summary>Grace, in her quiet place.</summary>
    Quiet,

    /// <summary>Jo began her page; she took it as hers, and put a second one to it.</summary>
    Nadia,

    /// <summary>Said no to his page.</summary>
    Gone,

    /// <summary>Picks pictures, and has begun more than she has said.</summary>
    Zara,

    /// <summary>Leads an organisation run by the people who use it.</summary>
    Lin,

    /// <summary>Works where Lin leads, who gave her Bibi to support.</summary>
    Kay,

    /// <summary>Supported where Lin leads, and shares something with Kay.</summary>
    Bibi,
}

/// <summary>The people of one run: made once, through the use cases people use. Tests that change a record make their own person.</summary>
public sealed partial class People
{
    public const string LongWord = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
    private readonly Dictionary<Who, Actor> actors = [];
    private readonly Dictionary<Who, string> keys = [];
    private readonly Dictionary<string, Guid> statements = [];
    private readonly Dictionary<string, Guid> suggestions = [];
    private readonly Dictionary<string, Guid> happenings = [];
    private readonly Site site;
    private Guid share;

    private People(Site site) => this.site = site;

    public string? Key(Who who) => keys.GetValueOrDefault(who);

    public string Record(Who who) => $"/people/{actors[who].OwnRecord}";

    public string Statement(Who who, string which) => $"{Record(who)}/statements/{statements[$"{who} {which}"]}";

    public string Suggestion(Who who, string which) => $"{Record(who)}/suggestions/{suggestions[which]}";

    /// <summary>One contact that Jo wrote down about Amina.</summary>
    public string Happening(string which) => $"{Record(Who.Amina)}/happened/{happenings[which]}";

    public string Correct(string which) => $"{Record(Who.Amina)}/happened/write/{happenings[which]}";

    public string Slip(Who who, string which, string? suggestion = null) =>
        Statement(who, which) + "/slip" + (suggestion is null ? "" : $"?suggestion={suggestions[suggestion]}");

    /// <summary>A page about what Amina shares with Sana.</summary>
    public string Share(string page) => $"{Record(Who.Amina)}/sharing/{share}/{page}";
    /// <summary>Somebody in Amina's circle.</summary>
    public Guid Member { get; private set; }

    public Guid Question { get; private set; }

    /// <summary>The link in the letter of somebody whom nobody here knows.</summary>
    public string LinkOfSomebodyNew { get; private set; } = "";

    /// <summary>Begun by Jo: for somebody still to be told, for somebody who was, and for Nadia.</summary>
    public Guid Begun { get; private set; }

    public Guid ToldBefore { get; private set; }

    public Guid Claimed { get; private set; }

    public Guid SecondOfNadia { get; private set; }

    /// <summary>The work of Kay, and by which support she has Bibi.</summary>
    public Guid WorkOfKay { get; private set; }

    public Guid SupportOfBibi { get; private set; }

    /// <summary>The page of Ruth, who died.</summary>
    public string Ruth { get; private set; } = "";

    /// <summary>Of what was decided for Bibi: the page of it, the words it is about, and where it could be done.</summary>
    public string Decision { get; private set; } = "";

    public string StatementDecided { get; private set; } = "";

    public string ToDecide { get; private set; } = "";

    public Guid Account(Who who) => actors[who].AccountId;

    public Guid Organisation(Who who) => actors[who].OrganisationId!.Value;

    public static async Task<People> MakeAsync(Site site)
    {
        var people = new People(site);
        await people.EnterAsync(site.Given);
        await people.AminaSpeaksAsync();
        await people.CirclesAsync(site.Given);
        await people.AminaIsAskedAsync();
        await people.OthersSpeakAsync();
        await people.NoorIsUnderstoodAsync();
        await people.ZaraPicksAsync();
        await people.JoLookedAsync();
        await people.JoVisitsAsync();
        await people.JoBeginsAsync();
        await people.OthersEndAsync(site.Given);
        await people.NeighboursShareAsync(site.Given);
        await people.SomebodyBeginsAsync(site.Given);
        await people.LinLeadsAsync(site.Given);
        await people.SomebodyDecidesAsync();
        foreach (var (who, actor) in people.actors) people.keys[who] = await site.KeyAsync(actor, KeyKind.Cookie);
        var place = await site.The<MakeQuietPlace>().RunAsync(people.actors[Who.Grace], "copper kettle under rain", "copper kettle under rain");
        people.keys[Who.Quiet] = await site.The<SignIn>().IssueQuietAsync(people.keys[Who.Grace], place);
        return people;
    }

    private async Task EnterAsync(Given given)
    {
        actors[Who.Bilal] = await given.PersonAsync("Bilal");
        actors[Who.Amina] = await given.PersonAsync("Amina");
        actors[Who.Grace] = await given.PersonAsync("Grace");
        actors[Who.Maximilian] = await given.PersonAsync("Maximilian-Ferdinand " + LongWord);
        actors[Who.Amna] = await given.PersonAsync("آمنہ");
        actors[Who.Noor] = await given.PersonAsync("Noor");
        actors[Who.Sana] = await given.CircleMemberAsync("Sana", "sister");
        actors[Who.Jo] = await given.WorkerAsync("Jo", "support worker");
        actors[Who.Kit] = await given.WorkerAsync("Kit", "support worker");
        actors[Who.Lee] = await given.WorkerAsync("Lee", "support worker");
        actors[Who.Zara] = await given.PersonAsync("Zara");
        await given.ShareAsync(actors[Who.Zara], actors[Who.Jo], Parts.Headings);
        share = await given.ShareAsync(actors[Who.Amina], actors[Who.Sana], Parts.WhoIAm | Parts.Important);
        await given.ShareAsync(actors[Who.Amina], actors[Who.Jo], Parts.Headings);
        await given.ShareAsync(actors[Who.Amna], actors[Who.Jo], Parts.Headings);
        await given.ShareAsync(actors[Who.Maximilian], actors[Who.Jo], Parts.Headings);
        var invited = await site.The<InviteToCircle>().RunAsync(actors[Who.Bilal], new InvitationToMake(actors[Who.Bilal].OwnRecord!.Value, "Sana", "", null, Parts.Important), code => new Uri("http://localhost/" + code));
        await site.The<JoinCircle>().RunAsync(actors[Who.Sana], invited.Code, null);
        await given.ShareAsync(actors[Who.Bilal], actors[Who.Lee], Parts.Headings);
    }

    /// <summary>An ordinary circle, one with everybody in it, one in Urdu, one with long names, one that is shared.</summary>
    private async Task CirclesAsync(Given given)
    {
        async Task<Guid> PutInAsync(Who who, string name, Ring ring, MemberKind kind = MemberKind.Human, string? isToMe = null, string? iAmToThem = null, string? picture = null) =>
            await site.The<PutInCircle>().RunAsync(actors[who], new MemberToPutIn(actors[who].OwnRecord!.Value, name, ring, kind, isToMe, iAmToThem, picture));
        await site.The<PutInCircle>().KnownAsync(actors[Who.Amina], actors[Who.Amina].OwnRecord!.Value, actors[Who.Sana].AccountId);
        await PutInAsync(Who.Amina, "Farida", Ring.Close, isToMe: "my cousin");
        Member = await PutInAsync(Who.Amina, "Bill", Ring.Friends, isToMe: "my neighbour, makes me laugh", iAmToThem: "I water his tomatoes", picture: "garden");
        await PutInAsync(Who.Amina, "Grace", Ring.Friends, isToMe: "from the garden group");
        await PutInAsync(Who.Amina, "Mo", Ring.Friends, isToMe: "my nephew");
        await PutInAsync(Who.Amina, "Friday prayers", Ring.TakingPart, MemberKind.Group, picture: "mosque");
        await PutInAsync(Who.Amina, "The allotment", Ring.TakingPart, MemberKind.Place);
        await PutInAsync(Who.Amina, "Tibbles", Ring.Close, MemberKind.Pet, "sleeps on my feet", picture: "cat");
        await PutInAsync(Who.Amina, "Wen", Ring.Paid, isToMe: "my nurse");
        foreach (var n in Enumerable.Range(1, 44)) await PutInAsync(Who.Grace, $"Neighbour {n:00}", (Ring)(n % 4 + 1), (MemberKind)(n % 4 + 1));
        await PutInAsync(Who.Amna, "آمنہ", Ring.Close, isToMe: "میری بہن");
        await PutInAsync(Who.Amna, "Sana", Ring.Friends, isToMe: "میری سہیلی", iAmToThem: "میں اس کو ہنساتی ہوں");
        await PutInAsync(Who.Amna, "آمنہ", Ring.Paid, MemberKind.Group);
        foreach (var ring in Rings.All) await PutInAsync(Who.Maximilian, People.LongWord, ring.Ring, isToMe: LongWord);
        await PutInAsync(Who.Noor, "Bill", Ring.Close, isToMe: "knows my kettle");
        await PutInAsync(Who.Noor, "Jo", Ring.Paid);
        await given.ShareAsync(actors[Who.Noor], actors[Who.Sana], Parts.People);
    }

    private async Task AminaSpeaksAsync()
    {
        await SayAsync(Who.Amina, Who.Amina, "who", "who-i-am", "I am a gardener. I had a tea shop for 22 years. People say I am funny. It is true.");
        await SayAsync(Who.Amina, Who.Amina, "garden", "important", "My garden.");
        await ChangeAsync(Who.Amina, "garden", "My garden, every day.");
        await ChangeAsync(Who.Amina, "garden", "My garden, every day. Even in the rain.");
        await SayAsync(Who.Amina, Who.Amina, "prayer", "important", "جمعے کی نماز، اپنی سہیلیوں کے ساتھ۔", "ur");
        await SayAsync(Who.Amina, Who.Amina, "time", "support-me", "Give me time to answer.\nSome days words do not come.");
        await SayAsync(Who.Amina, Who.Amina, "laugh", "behave", "Talk to me, not over me. Laugh with me.");
        await SayAsync(Who.Sana, Who.Amina, "same", "who-i-am", "After the stroke I am still the same person.", how: new("word-for-word", new DateOnly(2026, 3, 1), ["Amina", "Sana"]));
        await SayAsync(Who.Jo, Who.Amina, "seen", "support-me", "She waters the pots on the step each morning, in any weather.", how: new("observed", new DateOnly(2026, 3, 1)));
        await SayAsync(Who.Jo, Who.Amina, "view", "behave", "Long visits seem to tire her. Two short ones go better.", how: new("workers-view"));
        await SayAsync(Who.Jo, Who.Amina, "together", "important", "Talking to Sana on Sunday, before lunch.", how: new("with-help"));
    }

    /// <summary>Suggestions waiting, answered and taken down; words she does not agree with, keeps for herself, has taken away.</summary>
    private async Task AminaIsAskedAsync()
    {
        var (amina, jo, record) = (actors[Who.Amina], actors[Who.Jo], actors[Who.Amina].OwnRecord!.Value);
        async Task AskAsync(string which, string statement, string words) => suggestions[which] = await site.The<SuggestWording>().RunAsync(jo, new WordingToSuggest(
            record, statements[$"Amina {statement}"], words, "en", "You heard me better from the left on Tuesday. New workers do not know this.", "Jo’s", "visit"));
        await AskAsync("waiting", "time", "Give me time to answer. Sit on my left side.");
        await AskAsync("answered", "laugh", "Talk to me. Laugh with me. Sit on my left side.");
        await site.The<AnswerSuggestion>().RunAsync(amina, new AnswerToSuggestion(record, suggestions["answered"], Answers.No, "Not there. It is said under the other one.", "en"));
        await AskAsync("taken", "who", "I am a gardener, and I had a tea shop for 22 years.");
        await site.The<AnswerSuggestion>().RunAsync(jo, new AnswerToSuggestion(record, suggestions["taken"], Answers.Later, Taken: new AnswerTaken("phone", null, ["Sana"], "Mrs Malik")));
        await site.The<MarkWords>().RunAsync(amina, record, statements["Amina view"], MarkKind.Disagrees, "It is the stairs that tire me.", "en");
        await SayAsync(Who.Amina, Who.Amina, "secret", "important", "I still talk to Yusuf at night.");
        await site.The<KeepStatement>().RunAsync(amina, record, statements["Amina secret"], Keeping.ForMe);
        await SayAsync(Who.Amina, Who.Amina, "gone", "important", "The red bicycle.");
        await site.The<KeepStatement>().RunAsync(amina, record, statements["Amina gone"], Keeping.Away);
    }

    /// <summary>What Sana saw and Jo saw too, what only Sana has seen yet, and what was to be looked at again.</summary>
    private async Task NoorIsUnderstoodAsync()
    {
        var (noor, jo, record) = (actors[Who.Noor], actors[Who.Jo], actors[Who.Noor].OwnRecord!.Value);
        await site.Given.ShareAsync(noor, actors[Who.Sana], Parts.Headings);
        await site.Given.ShareAsync(noor, jo, Parts.Headings);
        await site.The<SayNeed>().RunAsync(noor, new NeedToSay(record, NeedKind.Yes, "Noor leans in and hums.", "en"));
        await site.The<SayNeed>().RunAsync(noor, new NeedToSay(record, NeedKind.No, "Noor turns her hands over and looks away.", "en"));
        await SayAsync(Who.Sana, Who.Noor, "kettle", "important", "She turns to the window and hums when the kettle is on.", how: new("understood", new DateOnly(2026, 3, 1), ["Bill"]));
        await SayAsync(Who.Sana, Who.Noor, "rain", "behave", "She goes still when two people talk at once.", how: new("understood"));
        using var opened = await site.The<Gate>().OpenAsync(jo, record, new Opening(Parts.Headings));
        var now = (await WordsReading.OneAsync(opened, statements["Noor kettle"])).Now;
        await opened.Looked;
        await site.The<SeeItToo>().RunAsync(jo, new SeenToo(record, now.StatementId, now.WordingId, "She reached for the blue cup first.", "en"));
    }

    private async Task OthersSpeakAsync()
    {
        var headings = Headings.All.Select(heading => heading.Code).ToList();
        await Task.WhenAll(Enumerable.Range(1, 200).Select(n =>
            SayAsync(Who.Grace, Who.Grace, $"thing {n}", headings[n % 4], $"Thing {n} that matters to me. {string.Concat(Enumerable.Repeat("And a little more about it. ", n % 5))}")));
        await SayAsync(Who.Maximilian, Who.Maximilian, "word", "important", new string('w', 5_000));
        await ChangeAsync(Who.Maximilian, "word", LongWord + new string('x', 4_900));
        await SayAsync(Who.Jo, Who.Maximilian, "view", "important", "https://example.invalid/" + new string('y', 400), how: new("workers-view"));
        await SayAsync(Who.Amna, Who.Amna, "who", "who-i-am", "میں باغبان ہوں۔ میری چائے کی دکان بائیس سال چلی۔ لوگ کہتے ہیں میں مزاحیہ ہوں۔", "ur");
        await SayAsync(Who.Amna, Who.Amna, "garden", "important", "میرا باغ۔", "ur");
        await ChangeAsync(Who.Amna, "garden", "میرا باغ، ہر روز۔ بارش میں بھی۔", "ur");
        await SayAsync(Who.Amna, Who.Amna, "english", "support-me", "Tea first. Then we talk.");
        await SayAsync(Who.Jo, Who.Amna, "told", "behave", "مجھ سے بات کریں، میرے بارے میں نہیں۔", "ur", new("word-for-word", new DateOnly(2026, 2, 27), ["Jo"]));
    }

    /// <summary>Pictures of her own in two languages, some picked with Jo, and drafts: two of hers and one of Jo's.</summary>
    private async Task ZaraPicksAsync()
    {
        var (zara, jo, record) = (actors[Who.Zara], actors[Who.Jo], actors[Who.Zara].OwnRecord!.Value);
        async Task PickAsync(Actor by, string which, string heading, string language, params PictureGiven[] pictures) => statements[$"Zara {which}"] =
            (await site.The<SayStatement>().RunAsync(by, new StatementToSay(record, heading, null, language) { Pictures = pictures })).StatementId;
        Task BeginAsync(Actor by, string form, string? heading, string field, string value) => site.The<KeepDraft>().RunAsync(by,
            new DraftToKeep(record, form, heading, null, new Dictionary<string, string?> { [field] = value }));
        await PickAsync(zara, "pictures", "important", "en", new("friends", "important"), new("garden", "important"), new("butterflies", "important"), new("food-of-home", "important"),
            new("speaking-up", "not-sure"), new("football", "not-important"), new("school", "not-important"));
        var photos = new List<Guid>();
        foreach (var (word, sky) in new[] { ("my dog", SKColors.SkyBlue), ("میرا گھر", SKColors.Orange), (LongWord, SKColors.MediumPurple) })
            photos.Add(await site.The<AddPhoto>().RunAsync(zara, new PhotoToAdd(record, word, "en", Photo(sky))));
        await PickAsync(zara, "photos", "behave", "en", new(PictureShelf.CodeOf(photos[0]), "important"), new("slowly", "important"), new(PictureShelf.CodeOf(photos[1]), "not-sure"));
        await PickAsync(zara, "urdu", "who-i-am", "ur", new("tea", "important"), new("praying", "important"), new("dog", "not-sure"));
        await PickAsync(jo, "with Jo", "support-me", "en", new("time-to-answer", "important"), new("slowly", "important"));
        await BeginAsync(zara, "say/behave", "behave", "words", "Do not finish my");
        await BeginAsync(zara, "pictures/support-me", "support-me", "pictures", "listen important x\ndoctor important x\nmoney not-sure x\ntea not-important x");
        await BeginAsync(jo, "write-down/behave", "behave", "words", "She looks down when");
    }

    /// <summary>A hill under the sky, as a telephone would bring it.</summary>
    private static byte[] Photo(SKColor sky)
    {
        using var bitmap = new SKBitmap(640, 480);
        using var canvas = new SKCanvas(bitmap);
        using var hill = new SKPaint { Color = SKColors.ForestGreen, IsAntialias = true };
        canvas.Clear(sky);
        canvas.DrawCircle(320, 620, 360, hill);
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>So many that a worker's list has a second page.</summary>
    private async Task NeighboursShareAsync(Given given)
    {
        foreach (var n in Enumerable.Range(1, 60))
            await given.ShareAsync(await given.PersonAsync($"Neighbour {n:00}"), actors[Who.Jo], Parts.Important);
    }

    private async Task SayAsync(Who speaker, Who about, string which, string heading, string words, string language = "en", CaptureGiven? how = null)
    {
        var said = await site.The<SayStatement>().RunAsync(actors[speaker], new StatementToSay(actors[about].OwnRecord!.Value, heading, words, language, how));
        lock (statements) statements[$"{about} {which}"] = said.StatementId;
    }

    private Task<StatementSaid> ChangeAsync(Who who, string which, string words, string language = "en") =>
        site.The<RewordStatement>().RunAsync(actors[who], new StatementToReword(actors[who].OwnRecord!.Value, statements[$"{who} {which}"], words, language));
}
