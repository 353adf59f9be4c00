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
        new("people none", "people", Who.Kit, _ => "/people"),
        new("people many", "people", Who.Jo, _ => "/people"),
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
        new("display", "display", Who.Amina, _ => "/display"),
        new("language", "language", Who.Nobody, _ => "/language"),
        new("nothing here", Error, Who.Nobody, _ => "/nothing/of/this/name") { Status = 404 },
        new("our fault", Error, Who.Amina, _ => "/error/500") { Status = 500 },
        new("too much", Error, Who.Amina, _ => "/error/413") { Status = 413 },
        new("did not work", Error, Who.Nobody, _ => "/error/400") { Status = 400 },
        new("demo outside a demo", "demo", Who.Nobody, _ => "/demo") { Status = 404 },
    ];

    public static TheoryData<string> Names => [.. All.Select(page => page.Name)];

    private const string AboutMe = "people/{personId:guid}", Say = AboutMe + "/say/{heading?}", Error = "error/{status:int?}",
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

    private static async Task SendAsync(IPage page, string words)
    {
        await page.Locator("textarea").FillAsync(words);
        await page.Locator("main form button.btn").ClickAsync();
    }

    /// <summary>As if another screen had changed the words since this page was opened.</summary>
    private static async Task OnOlderWordsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[name=basedOn]').value = '00000000-0000-7000-8000-000000000001'");
        await SendAsync(page, "My garden, and the neighbour's cat.");
    }
}
