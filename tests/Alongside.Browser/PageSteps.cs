using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>What somebody does on a page before it is looked at.</summary>
public sealed partial record PageCase
{
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

    /// <summary>Words for a document, and none was chosen.</summary>
    private static async Task WithoutDocumentAsync(IPage page)
    {
        await page.Locator("details:has(#document1) > summary").First.ClickAsync();
        await page.Locator("#documentName1").FillAsync("letter from the housing office");
        await page.Locator("details:has(#document2):not(:has(#document1)) > summary").ClickAsync();
        await page.Locator("#documentName2").FillAsync("its second page");
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
