using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>One page in one state: who looks, at what address, what they do there, and with what status the page then stands.</summary>
public sealed record PageCase(string Name, string Route, Who Who, Func<People, string> Address)
{
    public int Status { get; init; } = 200;

    /// <summary>What is done on the page before it is looked at: a form sent off.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>So long that only the first views are worth their time.</summary>
    public bool IsLong { get; init; }

    public static IReadOnlyList<PageCase> All { get; } =
    [
        new("welcome", "", Who.Nobody, _ => "/"),
        new("home", "", Who.Amina, _ => "/"),
        new("home long name", "", Who.Maximilian, _ => "/"),
        new("home urdu name", "", Who.Amna, _ => "/"),
        new("home ending", "", Who.Rosa, _ => "/") { IsLong = true },
        new("home without a page", "", Who.Sana, _ => "/"),
        new("home new", "", Who.Max, _ => "/") { IsLong = true },
        new("people none", "people", Who.Kit, _ => "/people"),
        new("people many", "people", Who.Jo, _ => "/people"),
        new("people found", "people", Who.Jo, _ => "/people") { Status = 302, Then = page => FindSomebodyAsync(page, "am"), IsLong = true },
        new("people not found", "people", Who.Jo, _ => "/people") { Status = 302, Then = page => FindSomebodyAsync(page, "nobody is called this"), IsLong = true },
        new("people find error", "people", Who.Jo, _ => "/people") { Status = 422, Then = page => FindSomebodyAsync(page, new string('w', 101)), IsLong = true },
        new("people waiting", "people", Who.Jo, _ => "/people?show=waiting") { IsLong = true },
        new("people again", "people", Who.Jo, _ => "/people?show=again") { IsLong = true },
        new("people of a sister", "people", Who.Sana, _ => "/people") { IsLong = true },
        new("to know", AboutMe + "/to-know", Who.Jo, p => p.Record(Who.Amina) + "/to-know"),
        new("to know urdu", AboutMe + "/to-know", Who.Jo, p => p.Record(Who.Amna) + "/to-know") { IsLong = true },
        new("to know understood", AboutMe + "/to-know", Who.Sana, p => p.Record(Who.Noor) + "/to-know") { IsLong = true },
        new("to know nothing", AboutMe + "/to-know", Who.Lee, p => p.Record(Who.Bilal) + "/to-know") { IsLong = true },
        new("about me empty", AboutMe, Who.Bilal, p => p.Record(Who.Bilal)),
        new("about me", AboutMe, Who.Amina, p => p.Record(Who.Amina)),
        new("about me full", AboutMe, Who.Grace, p => p.Record(Who.Grace)) { IsLong = true },
        new("about me long word", AboutMe, Who.Maximilian, p => p.Record(Who.Maximilian)),
        new("about me urdu", AboutMe, Who.Amna, p => p.Record(Who.Amna)),
        new("about me worker", AboutMe, Who.Jo, p => p.Record(Who.Amina)),
        new("about me worker urdu", AboutMe, Who.Jo, p => p.Record(Who.Amna)),
        new("about me worker empty", AboutMe, Who.Lee, p => p.Record(Who.Bilal)),
        new("about me sister", AboutMe, Who.Sana, p => p.Record(Who.Amina)),
        new("about me not theirs", AboutMe, Who.Kit, p => p.Record(Who.Amina)) { Status = 404 },
        new("say choose", Say, Who.Amina, p => p.Record(Who.Amina) + "/say"),
        new("say", Say, Who.Amina, p => p.Record(Who.Amina) + "/say/important"),
        new("say error", Say, Who.Amina, p => p.Record(Who.Amina) + "/say/support-me") { Status = 422, Then = page => SendAsync(page, "") },
        new("say error long word", Say, Who.Amina, p => p.Record(Who.Amina) + "/say/behave") { Status = 422, Then = page => SendAsync(page, new string('w', 10_001)) },
        new("say error urdu", Say, Who.Amna, p => p.Record(Who.Amna) + "/say/who-i-am") { Status = 422, Then = page => SendAsync(page, string.Concat(Enumerable.Repeat("میرا باغ ", 1_200))) },
        new("say check", Say, Who.Amina, p => p.Record(Who.Amina) + "/say/important") { Then = page => SendAsync(page, "my garden. even in the rain.\nnobody should move the pots!") },
        new("say check nobody", Say, Who.Grace, p => p.Record(Who.Grace) + "/say/important") { Then = page => SendAsync(page, new string('w', 400)), IsLong = true },
        new("say begun", Say, Who.Zara, p => p.Record(Who.Zara) + "/say/behave"),
        new("say choose begun", Say, Who.Zara, p => p.Record(Who.Zara) + "/say") { IsLong = true },
        new("home begun", "", Who.Zara, _ => "/") { IsLong = true },
        new("pictures", Pictures, Who.Amina, p => p.Record(Who.Amina) + "/pictures/important"),
        new("pictures found", Pictures, Who.Amina, p => p.Record(Who.Amina) + "/pictures/important") { Then = FindAsync, IsLong = true },
        new("pictures begun", Pictures, Who.Zara, p => p.Record(Who.Zara) + "/pictures/support-me") { IsLong = true },
        new("pictures check", Pictures, Who.Zara, p => p.Record(Who.Zara) + "/pictures/support-me") { Then = page => PressAsync(page, "button[value=check]"), IsLong = true },
        new("pictures error", Pictures, Who.Amina, p => p.Record(Who.Amina) + "/pictures/behave") { Status = 422, Then = page => PressAsync(page, "button[value=check]"), IsLong = true },
        new("pictures of a worker", Pictures, Who.Jo, p => p.Record(Who.Zara) + "/pictures/who-i-am") { IsLong = true },
        new("pictures of a worker check", Pictures, Who.Jo, p => p.Record(Who.Zara) + "/pictures/important") { Then = PickedWithAsync, IsLong = true },
        new("pictures photos", Pictures, Who.Zara, p => p.Record(Who.Zara) + "/pictures/important"),
        new("photos", Photos, Who.Zara, p => p.Record(Who.Zara) + "/photos?done=added"),
        new("photos none", Photos, Who.Amina, p => p.Record(Who.Amina) + "/photos?of=important") { IsLong = true },
        new("photos error", Photos, Who.Zara, p => p.Record(Who.Zara) + "/photos") { Status = 422, Then = page => PressAsync(page, "form[enctype] button.btn"), IsLong = true },
        new("about pictures", "about-pictures", Who.Nobody, _ => "/about-pictures") { IsLong = true },
        new("about me pictures", AboutMe, Who.Zara, p => p.Record(Who.Zara)),
        new("statement pictures", Statement, Who.Zara, p => p.Statement(Who.Zara, "pictures")) { IsLong = true },
        new("write down begun", AboutMe + "/write-down/{heading}", Who.Jo, p => p.Record(Who.Zara) + "/write-down/behave") { IsLong = true },
        new("about me worker begun", AboutMe, Who.Jo, p => p.Record(Who.Zara) + "?begun=true") { IsLong = true },
        new("print by seven", AboutMe + "/print", Who.Zara, p => p.Record(Who.Zara) + "/print?as=about-me") { IsLong = true },
        new("statement earlier words", Statement, Who.Amina, p => p.Statement(Who.Amina, "garden")),
        new("statement just kept", Statement, Who.Amina, p => p.Statement(Who.Amina, "time") + "?kept=true"),
        new("statement told", Statement, Who.Amina, p => p.Statement(Who.Amina, "same")),
        new("statement together", Statement, Who.Amina, p => p.Statement(Who.Amina, "together")),
        new("statement seen", Statement, Who.Jo, p => p.Statement(Who.Amina, "seen")),
        new("statement view", Statement, Who.Jo, p => p.Statement(Who.Amina, "view")),
        new("statement long word", Statement, Who.Maximilian, p => p.Statement(Who.Maximilian, "word")),
        new("statement urdu", Statement, Who.Amna, p => p.Statement(Who.Amna, "garden")),
        new("statement urdu on an english page", Statement, Who.Jo, p => p.Statement(Who.Amina, "prayer")),
        new("change", Change, Who.Amina, p => p.Statement(Who.Amina, "garden") + "/change"),
        new("change urdu", Change, Who.Amna, p => p.Statement(Who.Amna, "garden") + "/change"),
        new("change long word", Change, Who.Maximilian, p => p.Statement(Who.Maximilian, "word") + "/change"),
        new("change error", Change, Who.Amina, p => p.Statement(Who.Amina, "garden") + "/change") { Status = 422, Then = page => SendAsync(page, " ") },
        new("change moved on", Change, Who.Amina, p => p.Statement(Who.Amina, "garden") + "/change") { Status = 422, Then = OnOlderWordsAsync },
        new("about me by seven", AboutMe, Who.Amina, p => p.Record(Who.Amina) + "?as=about-me") { IsLong = true },
        new("statement not agreed", Statement, Who.Amina, p => p.Statement(Who.Amina, "view")) { IsLong = true },
        new("statement only for me", Statement, Who.Amina, p => p.Statement(Who.Amina, "secret")) { IsLong = true },
        new("statement asked", Statement, Who.Jo, p => p.Statement(Who.Amina, "time") + "?asked=true") { IsLong = true },
        new("suggest", Statement + "/suggest", Who.Jo, p => p.Statement(Who.Amina, "garden") + "/suggest"),
        new("suggest error", Statement + "/suggest", Who.Jo, p => p.Statement(Who.Amina, "garden") + "/suggest") { Status = 422, Then = page => PressAsync(page, "main form button.btn"), IsLong = true },
        new("suggestion", Suggestion, Who.Amina, p => p.Suggestion(Who.Amina, "waiting")),
        new("suggestion in other words", Suggestion, Who.Amina, p => p.Suggestion(Who.Amina, "waiting") + "?change=true") { IsLong = true },
        new("suggestion error", Suggestion, Who.Amina, p => p.Suggestion(Who.Amina, "waiting") + "?change=true") { Status = 422, Then = page => SendAsync(page, " "), IsLong = true },
        new("suggestion answered", Suggestion, Who.Amina, p => p.Suggestion(Who.Amina, "answered")) { IsLong = true },
        new("suggestion of a worker", Suggestion, Who.Jo, p => p.Suggestion(Who.Amina, "waiting")) { IsLong = true },
        new("suggestion taken down", Suggestion, Who.Jo, p => p.Suggestion(Who.Amina, "taken")),
        new("suggestions", AboutMe + "/suggestions", Who.Amina, p => p.Record(Who.Amina) + "/suggestions"),
        new("suggestions none", AboutMe + "/suggestions", Who.Bilal, p => p.Record(Who.Bilal) + "/suggestions") { IsLong = true },
        new("yes", Statement + "/yes", Who.Jo, p => p.Statement(Who.Amina, "together") + "/yes"),
        new("yes error", Statement + "/yes", Who.Jo, p => p.Statement(Who.Amina, "together") + "/yes") { Status = 422, Then = page => PressAsync(page, "main form button.btn"), IsLong = true },
        new("understood", Statement, Who.Jo, p => p.Statement(Who.Noor, "kettle")),
        new("understood by the person", Statement, Who.Noor, p => p.Statement(Who.Noor, "kettle")) { IsLong = true },
        new("understood not yet", Statement, Who.Jo, p => p.Statement(Who.Noor, "rain")) { IsLong = true },
        new("about me understood", AboutMe, Who.Sana, p => p.Record(Who.Noor)) { IsLong = true },
        new("seen", Statement + "/seen", Who.Jo, p => p.Statement(Who.Noor, "rain") + "/seen"),
        new("seen error", Statement + "/seen", Who.Jo, p => p.Statement(Who.Noor, "rain") + "/seen") { Status = 422, Then = page => SendAsync(page, "I saw it"), IsLong = true },
        new("look again", Statement + "/seen", Who.Sana, p => p.Statement(Who.Noor, "kettle") + "/seen") { IsLong = true },
        new("anew", Statement + "/anew", Who.Jo, p => p.Statement(Who.Amina, "view") + "/anew"),
        new("anew error", Statement + "/anew", Who.Jo, p => p.Statement(Who.Amina, "view") + "/anew") { Status = 422, Then = page => SendAsync(page, "I like it"), IsLong = true },
        new("slip", Statement + "/slip", Who.Jo, p => p.Slip(Who.Amina, "who", "taken")),
        new("slip urdu", Statement + "/slip", Who.Jo, p => p.Slip(Who.Amna, "told")) { IsLong = true },
        new("waiting", "waiting", Who.Jo, _ => "/waiting"),
        new("waiting none", "waiting", Who.Kit, _ => "/waiting") { IsLong = true },
        new("write down", AboutMe + "/write-down/{heading}", Who.Jo, p => p.Record(Who.Amina) + "/write-down/important"),
        new("write down error", AboutMe + "/write-down/{heading}", Who.Jo, p => p.Record(Who.Amina) + "/write-down/important")
        { Status = 422, Then = page => SendAsync(page, "I like tea"), IsLong = true },
        new("taken away", AboutMe + "/taken-away", Who.Amina, p => p.Record(Who.Amina) + "/taken-away"),
        new("taken away none", AboutMe + "/taken-away", Who.Bilal, p => p.Record(Who.Bilal) + "/taken-away") { IsLong = true },
        new("print", AboutMe + "/print", Who.Amina, p => p.Record(Who.Amina) + "/print"),
        new("print large", AboutMe + "/print", Who.Jo, p => p.Record(Who.Amina) + "/print?size=large") { IsLong = true },
        new("sharing none", Sharing, Who.Grace, p => p.Record(Who.Grace) + "/sharing"),
        new("sharing", Sharing, Who.Amina, p => p.Record(Who.Amina) + "/sharing"),
        new("sharing long name", Sharing, Who.Maximilian, p => p.Record(Who.Maximilian) + "/sharing"),
        new("sharing urdu", Sharing, Who.Amna, p => p.Record(Who.Amna) + "/sharing"),
        new("sharing asks who it is", Sharing, Who.Bilal, p => p.Record(Who.Bilal) + "/sharing"),
        new("invite who", Sharing + "/invite", Who.Amina, p => p.Record(Who.Amina) + "/sharing/invite"),
        new("invite who error", Sharing + "/invite", Who.Amina, p => p.Record(Who.Amina) + "/sharing/invite") { Status = 422, Then = page => page.Locator("main form button.btn").ClickAsync() },
        new("invite what", Sharing + "/invite", Who.Amina, p => p.Record(Who.Amina) + "/sharing/invite") { Then = SayWhomAsync },
        new("invite look", Sharing + "/invite", Who.Amina, p => p.Record(Who.Amina) + "/sharing/invite") { Then = ChooseWhatAsync },
        new("join", "join/{code?}", Who.Nobody, _ => "/join/0123-4567-89AB-CDEF"),
        new("join error", "join/{code?}", Who.Nobody, _ => "/join") { Status = 422, Then = page => page.Locator("main form button.btn").ClickAsync() },
        new("joined", "join/{code?}", Who.Sana, _ => "/join?done=true"),
        new("sharing take back", Sharing + "/{shareId:guid}/take-back", Who.Amina, p => p.Share("take-back")),
        new("sharing again", Sharing + "/{shareId:guid}/again", Who.Amina, p => p.Share("again")),
        new("sharing again what", Sharing + "/{shareId:guid}/again", Who.Amina, p => p.Share("again?change=true")),
        new("sharing supported", Sharing, Who.Nadia, p => p.Record(Who.Nadia) + "/sharing"),
        new("share with who", With, Who.Amina, p => p.Record(Who.Amina) + "/sharing/with"),
        new("share with who error", With, Who.Amina, p => p.Record(Who.Amina) + "/sharing/with") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("share with where", With, Who.Grace, p => p.Record(Who.Grace) + "/sharing/with"),
        new("share with where none", With, Who.Grace, p => p.Record(Who.Grace) + "/sharing/with") { IsLong = true, Then = page => FindPlaceAsync(page, "no place") },
        new("share with where error", With, Who.Grace, p => p.Record(Who.Grace) + "/sharing/with") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn:not(.second)") },
        new("share with there", With, Who.Grace, p => p.Record(Who.Grace) + "/sharing/with") { Then = ChoosePlaceAsync },
        new("share with there error", With, Who.Grace, p => p.Record(Who.Grace) + "/sharing/with") { Status = 422, IsLong = true, Then = NobodyThereAsync },
        new("share with what", With, Who.Amina, p => p.Record(Who.Amina) + "/sharing/with") { Then = ChooseKnownAsync },
        new("share with look", With, Who.Amina, p => p.Record(Who.Amina) + "/sharing/with") { Then = ChooseForKnownAsync },
        new("looked", Looked, Who.Amina, p => p.Record(Who.Amina) + "/looked"),
        new("looked urdu", Looked, Who.Amna, p => p.Record(Who.Amna) + "/looked"),
        new("looked by nobody", Looked, Who.Grace, p => p.Record(Who.Grace) + "/looked") { IsLong = true },
        new("looked by the circle", Looked, Who.Amina, p => p.Record(Who.Amina) + "/looked?of=circle") { IsLong = true },
        new("looked asked", Looked, Who.Amina, p => p.Record(Who.Amina) + "/looked?of=asked") { IsLong = true },
        new("looked not theirs", Looked, Who.Jo, p => p.Record(Who.Amina) + "/looked") { Status = 404, IsLong = true },
        new("ask why", Looked + "/why", Who.Amina, p => p.Record(Who.Amina) + "/looked/why?of=" + p.Organisation(Who.Jo)),
        new("happened", Happened, Who.Amina, p => p.Record(Who.Amina) + "/happened"),
        new("happened worker", Happened, Who.Jo, p => p.Record(Who.Amina) + "/happened") { IsLong = true },
        new("happened none", Happened, Who.Grace, p => p.Record(Who.Grace) + "/happened") { IsLong = true },
        new("happened write", HappenedWrite, Who.Jo, p => p.Record(Who.Amina) + "/happened/write"),
        new("happened write error", HappenedWrite, Who.Jo, p => p.Record(Who.Amina) + "/happened/write") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form:has(#words) button.btn:not(.quiet)") },
        new("happened not met error", HappenedWrite, Who.Jo, p => p.Record(Who.Amina) + "/happened/write") { Status = 422, IsLong = true, Then = NotMetAsync },
        new("happened correct", HappenedWrite, Who.Jo, p => p.Correct("corrected")) { IsLong = true },
        new("happened one", HappenedOne, Who.Amina, p => p.Happening("word for word")),
        new("happened one corrected", HappenedOne, Who.Amina, p => p.Happening("corrected")) { IsLong = true },
        new("happened one to check", HappenedOne, Who.Jo, p => p.Happening("not met")),
        new("happened one to check error", HappenedOne, Who.Jo, p => p.Happening("not met")) { Status = 422, IsLong = true, Then = page => PressAsync(page, "button[value=tick]") },
        new("happened one kept back", HappenedOne, Who.Jo, p => p.Happening("kept back")) { IsLong = true },
        new("happened wrong", HappenedOne + "/wrong", Who.Jo, p => p.Happening("not met") + "/wrong"),
        new("happened wrong error", HappenedOne + "/wrong", Who.Jo, p => p.Happening("not met") + "/wrong") { Status = 422, IsLong = true, Then = page => PressAsync(page, "button[value=move]") },
        new("checks", "checks", Who.Jo, _ => "/checks"),
        new("checks none", "checks", Who.Kit, _ => "/checks") { IsLong = true },
        new("kept back", "kept-back", Who.Jo, _ => "/kept-back"),
        new("afterwards", "afterwards", Who.Jo, _ => "/afterwards"),
        new("questions", "questions", Who.Jo, _ => "/questions"),
        new("questions none", "questions", Who.Kit, _ => "/questions") { IsLong = true },
        new("question", "questions/{questionId:guid}", Who.Jo, p => "/questions/" + p.Question),
        new("question error", "questions/{questionId:guid}", Who.Jo, p => "/questions/" + p.Question) { Status = 422, Then = page => SendAsync(page, " "), IsLong = true },
        new("communication", Communication, Who.Amina, p => p.Record(Who.Amina) + "/communication"),
        new("communication empty", Communication, Who.Grace, p => p.Record(Who.Grace) + "/communication"),
        new("communication error", Communication, Who.Amina, p => p.Record(Who.Amina) + "/communication") { Status = 422, Then = page => PressAsync(page, "main form button.btn:not(.quiet)"), IsLong = true },
        new("circle", Circle, Who.Amina, p => p.Record(Who.Amina) + "/circle"),
        new("circle none", Circle, Who.Bilal, p => p.Record(Who.Bilal) + "/circle"),
        new("circle many", Circle, Who.Grace, p => p.Record(Who.Grace) + "/circle"),
        new("circle many more", Circle, Who.Grace, p => p.Record(Who.Grace) + "/circle?page-number=2") { IsLong = true },
        new("circle found", Circle, Who.Grace, p => p.Record(Who.Grace) + "/circle") { Then = FindInCircleAsync, IsLong = true },
        new("circle urdu", Circle, Who.Amna, p => p.Record(Who.Amna) + "/circle"),
        new("circle long names", Circle, Who.Maximilian, p => p.Record(Who.Maximilian) + "/circle"),
        new("circle sister", Circle, Who.Sana, p => p.Record(Who.Noor) + "/circle"),
        new("circle not theirs", Circle, Who.Kit, p => p.Record(Who.Amina) + "/circle") { Status = 404, IsLong = true },
        new("circle put in", CircleMember, Who.Amina, p => p.Record(Who.Amina) + "/circle/member"),
        new("circle put in error", CircleMember, Who.Amina, p => p.Record(Who.Amina) + "/circle/member") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("circle change", CircleMember, Who.Amina, p => p.Record(Who.Amina) + $"/circle/member/{p.Member}") { IsLong = true },
        new("about me circle", AboutMe, Who.Sana, p => p.Record(Who.Noor)) { IsLong = true },
        new("home begun by a worker", "", Who.Nadia, _ => "/") { IsLong = true },
        new("begin", "begin", Who.Max, _ => "/begin"),
        new("begin error", "begin", Who.Max, _ => "/begin") { Status = 422, IsLong = true, Then = page => FillAsync(page, ("#knownAs", " ")) },
        new("begin for who", BeginFor, Who.Jo, _ => "/people/begin"),
        new("begin for who error", BeginFor, Who.Jo, _ => "/people/begin") { Status = 422, IsLong = true, Then = page => FillAsync(page, ("#knownAs", "")) },
        new("begin for why", BeginFor, Who.Jo, _ => "/people/begin") { Then = page => FillAsync(page, ("#knownAs", "Nadia")) },
        new("begin for why error", BeginFor, Who.Jo, _ => "/people/begin") { Status = 422, IsLong = true, Then = BeginWithoutWhyAsync },
        new("told", "told", Who.Jo, _ => "/told"),
        new("told none", "told", Who.Kit, _ => "/told") { IsLong = true },
        new("told one", Told, Who.Jo, p => "/told/" + p.Begun),
        new("told one error", Told, Who.Jo, p => "/told/" + p.Begun) { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("told one no since", Told, Who.Jo, p => "/told/" + p.ToldBefore) { Status = 422, IsLong = true, Then = SayNoWithoutHowAsync },
        new("told one taken", Told, Who.Jo, p => "/told/" + p.Claimed) { IsLong = true },
        new("told code", Told, Who.Jo, p => "/told/" + p.Begun) { IsLong = true, Then = page => PressAsync(page, "form:has([value=code]) button") },
        new("begun twice", "told/alike", Who.Jo, _ => "/told/alike") { IsLong = true },
        new("bring people in", "told/bring-in/{id:guid?}", Who.Lin, _ => "/told/bring-in"),
        new("bring people in error", "told/bring-in/{id:guid?}", Who.Lin, _ => "/told/bring-in") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("bring people in looked at", "told/bring-in/{id:guid?}", Who.Lin, _ => "/told/bring-in") { Status = 302, IsLong = true, Then = GiveTableAsync },
        new("claim", "claim", Who.Nobody, _ => "/claim"),
        new("claim error", "claim", Who.Amina, _ => "/claim") { Status = 422, IsLong = true, Then = page => FillAsync(page, ("#code", "AAAA-AAAA-AAAA")) },
        new("begun by a worker", AboutMe + "/begun", Who.Nadia, p => p.Record(Who.Nadia) + "/begun"),
        new("begun by oneself", AboutMe + "/begun", Who.Amina, p => p.Record(Who.Amina) + "/begun") { IsLong = true },
        new("pages together", "pages", Who.Nadia, _ => "/pages"),
        new("pages one", "pages", Who.Amina, _ => "/pages") { IsLong = true },
        new("pages apart", "pages", Who.Nadia, p => $"/pages?apart={p.SecondOfNadia}"),
        new("details", Details, Who.Nadia, p => p.Record(Who.Nadia) + "/details"),
        new("details none", Details, Who.Amina, p => p.Record(Who.Amina) + "/details") { IsLong = true },
        new("details error", Details, Who.Amina, p => p.Record(Who.Amina) + "/details") { Status = 422, IsLong = true, Then = page => SendAsync(page, "943 476 5918") },
        new("end", AboutMe + "/end", Who.Amina, p => p.Record(Who.Amina) + "/end"),
        new("end error", AboutMe + "/end", Who.Amina, p => p.Record(Who.Amina) + "/end") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("end take up again", AboutMe + "/end", Who.Gone, p => p.Record(Who.Gone) + "/end") { IsLong = true },
        new("about me said no", AboutMe, Who.Gone, p => p.Record(Who.Gone)) { IsLong = true },
        new("ended", AboutMe + "/ended", Who.Jo, p => p.Record(Who.Amina) + "/ended"),
        new("ended error", AboutMe + "/ended", Who.Jo, p => p.Record(Who.Amina) + "/ended") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("ended was a mistake", AboutMe + "/ended", Who.Jo, p => p.Ruth + "/ended") { IsLong = true },
        new("about me died", AboutMe, Who.Jo, p => p.Ruth) { IsLong = true },
        new("our organisation", "organisation", Who.Lin, _ => "/organisation"),
        new("our organisation of a worker", "organisation", Who.Kit, _ => "/organisation") { IsLong = true },
        new("our teams", "organisation/teams", Who.Lin, _ => "/organisation/teams"),
        new("our teams error", "organisation/teams", Who.Lin, _ => "/organisation/teams") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("our times", "organisation/times", Who.Lin, _ => "/organisation/times"),
        new("our times error", "organisation/times", Who.Lin, _ => "/organisation/times") { Status = 422, IsLong = true, Then = page => FillAsync(page, ("#from-6", "noon")) },
        new("what we take on", "organisation/takes-on", Who.Lin, _ => "/organisation/takes-on"),
        new("what we take on error", "organisation/takes-on", Who.Lin, _ => "/organisation/takes-on") { Status = 422, IsLong = true, Then = page => FillAsync(page, ("#more", "lots")) },
        new("invite a worker", "organisation/invite", Who.Lin, _ => "/organisation/invite"),
        new("invite a worker error", "organisation/invite", Who.Lin, _ => "/organisation/invite") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("somebody who works here", Work, Who.Lin, p => $"/organisation/workers/{p.WorkOfKay}"),
        new("somebody who works here error", Work, Who.Lin, p => $"/organisation/workers/{p.WorkOfKay}") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("end of work", Work + "/end", Who.Lin, p => $"/organisation/workers/{p.WorkOfKay}/end"),
        new("end of work error", Work + "/end", Who.Lin, p => $"/organisation/workers/{p.WorkOfKay}/end") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("our people", "organisation/people", Who.Lin, _ => "/organisation/people"),
        new("our people of one", "organisation/people", Who.Lin, p => $"/organisation/people?of={p.Account(Who.Kay)}") { IsLong = true },
        new("close organisation", "organisation/close", Who.Lin, _ => "/organisation/close"),
        new("join work", "join-work/{code?}", Who.Nobody, _ => "/join-work/0123-4567-89AB-CDEF"),
        new("join work error", "join-work/{code?}", Who.Nobody, _ => "/join-work") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("joined work", "join-work/{code?}", Who.Kit, _ => "/join-work?done=joined") { IsLong = true },
        new("supporters", Supporters, Who.Lin, p => p.Record(Who.Bibi) + "/supporters"),
        new("supporters of a worker", Supporters, Who.Kay, p => p.Record(Who.Bibi) + "/supporters") { IsLong = true },
        new("give to", Supporters + "/give", Who.Lin, p => p.Record(Who.Bibi) + "/supporters/give"),
        new("give to error", Supporters + "/give", Who.Lin, p => p.Record(Who.Bibi) + "/supporters/give") { Status = 422, IsLong = true, Then = page => PressAsync(page, "main form button.btn") },
        new("take back from a worker", Supporters + "/{supportId:guid}/end", Who.Lin, p => $"{p.Record(Who.Bibi)}/supporters/{p.SupportOfBibi}/end"),
        new("take back from a worker error", Supporters + "/{supportId:guid}/end", Who.Lin, p => $"{p.Record(Who.Bibi)}/supporters/{p.SupportOfBibi}/end") { Status = 422, IsLong = true, Then = page => SendAsync(page, "You moved.") },
        new("give back", Supporters + "/{supportId:guid}/end", Who.Kay, p => $"{p.Record(Who.Bibi)}/supporters/{p.SupportOfBibi}/end") { IsLong = true },
        new("sharing given", Sharing, Who.Bibi, p => p.Record(Who.Bibi) + "/sharing") { IsLong = true },
        new("sign in", "sign-in", Who.Nobody, _ => "/sign-in"),
        new("sign in error", "sign-in", Who.Nobody, _ => "/sign-in") { Status = 422, Then = page => page.Locator("main form button.btn").ClickAsync() },
        new("sign in code", "sign-in/code", Who.Nobody, _ => "/sign-in/code?asked=true"),
        new("sign in code error", "sign-in/code", Who.Nobody, _ => "/sign-in/code") { Status = 422, Then = page => page.Locator("main form button.btn").ClickAsync() },
        new("sign in link", "sign-in/{link}", Who.Nobody, _ => "/sign-in/nothing-of-this-name"),
        new("sign in link error", "sign-in/{link}", Who.Nobody, _ => "/sign-in/nothing-of-this-name") { Status = 422, Then = page => page.Locator("main form button.btn").ClickAsync() },
        new("sign in new", "sign-in/{link}", Who.Nobody, p => "/sign-in/" + p.LinkOfSomebodyNew) { Then = page => page.Locator("main form button.btn").ClickAsync() },
        new("coming in none", "coming-in", Who.Sana, _ => "/coming-in?done=joined"),
        new("coming in", "coming-in", Who.Rosa, _ => "/coming-in"),
        new("coming in error", "coming-in", Who.Sana, _ => "/coming-in") { Status = 422, Then = page => PressAsync(page, "main form button.btn"), IsLong = true },
        new("coming in on paper", "coming-in", Who.Sana, _ => "/coming-in") { Then = OnPaperAsync, IsLong = true },
        new("as whom", "switch", Who.Jo, _ => "/switch"),
        new("where signed in", "sessions", Who.Amina, _ => "/sessions"),
        new("keys for programs", "sessions/programs", Who.Amina, _ => "/sessions/programs"),
        new("keys for programs error", "sessions/programs", Who.Jo, _ => "/sessions/programs") { Status = 422, Then = page => PressAsync(page, "main form button.btn:not(.second)"), IsLong = true },
        new("help", "help", Who.Nobody, _ => "/help"),
        new("help signed in", "help", Who.Amina, _ => "/help"),
        new("help wrong words", "help", Who.Amina, _ => "/help") { Status = 422, Then = page => TryWordsAsync(page, "copper kettle", make: false), IsLong = true },
        new("help make error", "help", Who.Amina, _ => "/help") { Status = 422, Then = page => TryWordsAsync(page, "copper kettle under rain", make: true), IsLong = true },
        new("help quiet", "help", Who.Quiet, _ => "/help?changed=true") { IsLong = true },
        new("home quiet", "", Who.Quiet, _ => "/") { IsLong = true },
        new("display", "display", Who.Amina, _ => "/display"),
        new("language", "language", Who.Nobody, _ => "/language"),
        new("nothing here", Error, Who.Nobody, _ => "/nothing/of/this/name") { Status = 404 },
        new("our fault", Error, Who.Amina, _ => "/language?" + Site.Break) { Status = 500 },
        new("too much", Error, Who.Amina, p => p.Statement(Who.Amina, "garden") + "/change") { Status = 413, Then = page => SendAsync(page, new string('w', 270_000)) },
        new("did not work", Error, Who.Nobody, _ => "/language") { Status = 400, Then = WithoutTokenAsync },
        new("words given back", Error, Who.Amina, p => p.Statement(Who.Amina, "garden") + "/change") { Status = 400, Then = WithoutTokenAsync },
        new("demo outside a demo", "demo", Who.Nobody, _ => "/demo") { Status = 404 },
    ];

    private const string Work = "organisation/workers/{workId:guid}", Supporters = AboutMe + "/supporters";

    private const string BeginFor = "people/begin", Told = "told/{begunId:guid}", Details = AboutMe + "/details";

    private const string Happened = AboutMe + "/happened", HappenedWrite = Happened + "/write/{corrects:guid?}", HappenedOne = Happened + "/{happeningId:guid}";
    private const string Circle = AboutMe + "/circle", CircleMember = Circle + "/member/{memberId:guid?}";

    private const string Looked = AboutMe + "/looked", Communication = AboutMe + "/communication";

    private const string AboutMe = "people/{personId:guid}", Sharing = AboutMe + "/sharing", With = Sharing + "/with", Say = AboutMe + "/say/{heading?}", Pictures = AboutMe + "/pictures/{of}", Photos = AboutMe + "/photos", Error = "error/{status:int?}",
        Suggestion = AboutMe + "/suggestions/{suggestionId:guid}",
        Statement = AboutMe + "/statements/{statementId:guid}", Change = Statement + "/change";

    public static PageCase Named(string name) => All.Single(page => page.Name == name);

    /// <summary>Brings this page before the visitor.</summary>
    public async Task OpenAsync(Visitor visitor, People people)
    {
        if (Then is null)
        {
            await visitor.GoAsync(Address(people), Status);
            return;
        }
        await visitor.GoAsync(Address(people));
        var answer = await visitor.Page.RunAndWaitForResponseAsync(() => Then(visitor.Page), response => response.Request.Method == "POST");
        answer.Status.ShouldBe(Status);
        await visitor.Page.WaitForLoadStateAsync();
    }

    private static async Task SayNoWithoutHowAsync(IPage page)
    {
        await PressAsync(page, "main details summary");
        await PressAsync(page, "main details form button.btn");
    }

    /// <summary>They did not meet, and nobody checks.</summary>
    private static async Task NotMetAsync(IPage page)
    {
        await page.Locator("#kind").CheckAsync();
        await page.Locator("[name=met][value=no]").CheckAsync();
        await page.Locator("#dueOn").FillAsync("");
        await page.Locator("#dueClock").FillAsync("");
        await PressAsync(page, "main form:has(#words) button.btn:not(.quiet)");
    }

    private static Task PressAsync(IPage page, string what) => page.Locator(what).First.ClickAsync();

    private static async Task SendAsync(IPage page, string words)
    {
        await page.Locator("textarea").First.FillAsync(words);
        await page.Locator("main form:has(textarea) button.btn").First.ClickAsync();
    }

    private static async Task TryWordsAsync(IPage page, string words, bool make)
    {
        await page.Locator("#secret").FillAsync(words);
        if (make) await page.Locator("summary").ClickAsync();
        await page.Locator($"button[value={(make ? "make" : "open")}]").ClickAsync();
    }

    private static async Task FindAsync(IPage page)
    {
        // Whoever reads Urdu looks for a word of theirs.
        await page.Locator("#find").FillAsync(await page.Locator("html").GetAttributeAsync("lang") == "ur" ? "ماں" : "mo");
        await page.Locator("#find").PressAsync("Enter");
    }

    private static async Task GiveTableAsync(IPage page)
    {
        await page.Locator("#table").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = "reference,name,born,colour\n1,Noor,1967-05-03,blue\n2,Wen,03/04/58,\n"u8.ToArray() });
        await page.Locator("[name=basis][value=social-care]").CheckAsync();
        await page.Locator("#because").FillAsync("We support you already.");
        await PressAsync(page, "main form button.btn");
    }

    private static async Task FindInCircleAsync(IPage page)
    {
        await page.Locator("#find").FillAsync("Neighbour 0");
        await page.Locator("#find").PressAsync("Enter");
    }

    private static async Task FindSomebodyAsync(IPage page, string part)
    {
        await page.Locator("#q").FillAsync(part);
        await page.Locator("#q").PressAsync("Enter");
    }

    private static async Task PickedWithAsync(IPage page)
    {
        await page.Locator("#mum-important").CheckAsync();
        await page.Locator("button[value=check]").ClickAsync();
    }

    /// <summary>As if the page had been open for too long.</summary>
    private static async Task WithoutTokenAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[name=__RequestVerificationToken]').remove()");
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    private static async Task OnPaperAsync(IPage page)
    {
        await page.Locator("[name=way][value=paper]").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    private static async Task FillAsync(IPage page, params (string Field, string Words)[] fields)
    {
        foreach (var (field, words) in fields) await page.Locator(field).FillAsync(words);
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    /// <summary>As if the second step had been sent with nothing in it.</summary>
    private static async Task BeginWithoutWhyAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[name=step]').value = 'why'");
        await FillAsync(page, ("#knownAs", "Nadia"));
    }

    private static async Task SayWhomAsync(IPage page)
    {
        await page.Locator("[name=name]").FillAsync("Sana");
        await page.Locator("#by").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    private static async Task FindPlaceAsync(IPage page, string name)
    {
        await page.Locator("#find").FillAsync(name);
        await page.Locator("#find").PressAsync("Enter");
    }

    private static async Task ChoosePlaceAsync(IPage page)
    {
        await page.Locator("#place").CheckAsync();
        await page.Locator("main form button.btn:not(.second)").First.ClickAsync();
    }

    /// <summary>As if the screen after it had been sent with nothing in it.</summary>
    private static async Task NobodyThereAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[name=step]').value = 'there'");
        await ChoosePlaceAsync(page);
    }

    private static async Task ChooseKnownAsync(IPage page)
    {
        await page.Locator("#with").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    private static async Task ChooseForKnownAsync(IPage page)
    {
        await ChooseKnownAsync(page);
        await page.WaitForLoadStateAsync();
        await page.Locator("#important").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    private static async Task ChooseWhatAsync(IPage page)
    {
        await SayWhomAsync(page);
        await page.WaitForLoadStateAsync();
        await page.Locator("#important").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    /// <summary>As if another screen had changed the words since this page was opened.</summary>
    private static async Task OnOlderWordsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[name=basedOn]').value = '00000000-0000-7000-8000-000000000001'");
        await SendAsync(page, "My garden, and the neighbour's cat.");
    }
}
