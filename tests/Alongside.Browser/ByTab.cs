namespace Alongside.Browser;

/// <summary>Goes about a page with the keyboard alone, forward from where the focus is; every stop on the way must show itself.</summary>
internal static class ByTab
{
    /// <summary>Follows a link, or sends a form off, and is on the next page.</summary>
    public static Task GoAsync(Visitor visitor, string target) => visitor.ToTheNextAsync(() => PressAsync(visitor, target));

    public static async Task PressAsync(Visitor visitor, string target, string key = "Enter")
    {
        await ToAsync(visitor, target);
        await visitor.Page.Keyboard.PressAsync(key);
    }

    public static async Task ToAsync(Visitor visitor, string target)
    {
        var start = await visitor.Page.EvaluateHandleAsync("document.activeElement");
        await visitor.CheckAsync("restFocus");
        await start.AsElement()!.FocusAsync();
        for (var stop = 0; stop < 80; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            (await visitor.CheckAsync("focus")).Skip(1).ShouldBeEmpty();
            if (await visitor.Page.EvaluateAsync<bool>("target => !!document.activeElement?.matches(target)", target)) return;
        }
        throw new InvalidOperationException($"Tab never came to {target}.");
    }
}
