namespace Alongside.Browser;

/// <summary>With what somebody goes about the pages. Each journey is walked with both.</summary>
public enum By
{
    /// <summary>The keyboard alone, and every stop on the way shows itself.</summary>
    Keyboard,

    /// <summary>A mouse, where no script runs.</summary>
    MouseWithoutScripts,
}

/// <summary>Does what somebody does on a page, and counts what they had to do.</summary>
internal sealed class Hand(Visitor visitor, By by)
{
    /// <summary>Things pressed: links, buttons, choices, and the field one writes in.</summary>
    public int Presses { get; private set; }

    /// <summary>Signs typed.</summary>
    public int Signs { get; private set; }

    /// <summary>Questions answered: something written, or chosen.</summary>
    public int Answers { get; private set; }

    /// <summary>Presses what brings the next screen.</summary>
    public Task GoAsync(string target)
    {
        Presses++;
        return by == By.Keyboard ? ByTab.GoAsync(visitor, target) : visitor.ToTheNextAsync(() => visitor.Page.Locator(target).First.ClickAsync());
    }

    /// <summary>Writes in a field, in place of what stands there.</summary>
    public async Task WriteAsync(string target, string words)
    {
        (Presses, Signs, Answers) = (Presses + 1, Signs + words.Length, Answers + 1);
        if (by != By.Keyboard)
        {
            await visitor.Page.Locator(target).FillAsync(words);
            return;
        }
        await ByTab.ToAsync(visitor, target);
        await visitor.Page.Keyboard.PressAsync("Control+A");
        await visitor.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Chooses one answer of several. Tab comes to the first, or to the one chosen already; arrows go from one to the next.</summary>
    public async Task ChooseAsync(string target)
    {
        (Presses, Answers) = (Presses + 1, Answers + 1);
        var choice = visitor.Page.Locator(target);
        if (by != By.Keyboard)
        {
            await visitor.Page.Locator($"label[for='{await choice.GetAttributeAsync("id")}']").ClickAsync();
            return;
        }
        await ByTab.ToAsync(visitor, $"input[name='{await choice.GetAttributeAsync("name")}']");
        await visitor.Page.Keyboard.PressAsync("Space");
        for (var others = 0; others < 20 && !await choice.IsCheckedAsync(); others++)
        {
            await visitor.Page.Keyboard.PressAsync("ArrowDown");
            (await visitor.CheckAsync("focus")).Skip(1).ShouldBeEmpty();
        }
        (await choice.IsCheckedAsync()).ShouldBeTrue(target);
    }
}
