using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>What axe is asked in a view: all its rules where the words or their room are new, colours where only those are.</summary>
public enum Asked { Nothing, Colours, Everything }

/// <summary>How somebody sees the site: how wide, light or dark, and what they chose under "How I see this site".</summary>
public sealed record View(string Name, int Width, string Chosen = "en.device.100", ColorScheme Scheme = ColorScheme.Light, Asked Asked = Asked.Nothing)
{
    /// <summary>A laptop, a small phone. 320 is also what 1280 is at 400 % zoom.</summary>
    public const int Wide = 1280, Small = 320;

    public static readonly View Plain = new("light-1280", Wide, Asked: Asked.Everything);

    public int Height => Width == Wide ? 900 : 640;

    public string Language => Chosen.Split('.')[0];

    public string Theme => Chosen.Split('.')[1];

    public string TextSize => Chosen.Split('.')[2];

    /// <summary>Every view every page is looked at in. Those in one language stand together, so that the page is loaded once for them.</summary>
    public static IReadOnlyList<View> All { get; } =
    [
        Plain,
        new("light-320", Small, Asked: Asked.Everything),
        new("dark-320", Small, Scheme: ColorScheme.Dark, Asked: Asked.Colours),
        new("dark-1280", Wide, Scheme: ColorScheme.Dark, Asked: Asked.Colours),
        new("cream-1280", Wide, "en.cream.100", Asked: Asked.Colours),
        new("contrast-1280", Wide, "en.contrast.100", Asked: Asked.Colours),
        new("contrast-320", Small, "en.contrast.100", Asked: Asked.Colours),
        new("twice-as-big-1280", Wide, "en.device.200", Asked: Asked.Everything),
        new("twice-as-big-320", Small, "en.device.200", Asked: Asked.Everything),
        new("longer-from-the-right-1280", Wide, "qps-rtl.device.100", Asked: Asked.Everything),
        new("longer-from-the-right-320", Small, "qps-rtl.device.100", Asked: Asked.Everything),
        new("urdu-320", Small, "ur.device.100", Asked: Asked.Everything),
        new("urdu-1280", Wide, "ur.device.100", Asked: Asked.Everything),
        new("urdu-dark-320", Small, "ur.dark.100", ColorScheme.Dark, Asked.Colours),
    ];

    /// <summary>Those a long page, or one more state of a page, is looked at in: wide, narrow in the dark, long words from the right, and Urdu.</summary>
    public static IReadOnlyList<View> OfLong { get; } =
        [.. All.Where(view => view.Name is "light-1280" or "dark-320" or "longer-from-the-right-320" or "urdu-320")];
}
