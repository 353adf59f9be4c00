using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>
/// What axe is asked in a view: all its rules where other words or other parts of a page show, what depends on room where the
/// same words have more or less of it, colours where only those are new.
/// </summary>
public enum Asked { Colours, Room, Everything }

/// <summary>How somebody sees the site: how wide, light or dark, and what they chose under "How I see this site".</summary>
public sealed record View(string Name, int Width, string Chosen = "en.device.100", ColorScheme Scheme = ColorScheme.Light, Asked Asked = Asked.Colours)
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
        new("dark-320", Small, Scheme: ColorScheme.Dark),
        new("dark-1280", Wide, Scheme: ColorScheme.Dark),
        new("cream-1280", Wide, "en.cream.100"),
        new("contrast-1280", Wide, "en.contrast.100"),
        new("contrast-320", Small, "en.contrast.100"),
        new("twice-as-big-1280", Wide, "en.device.200", Asked: Asked.Room),
        new("twice-as-big-320", Small, "en.device.200", Asked: Asked.Room),
        new("longer-from-the-right-1280", Wide, "qps-rtl.device.100", Asked: Asked.Room),
        new("longer-from-the-right-320", Small, "qps-rtl.device.100", Asked: Asked.Everything),
        new("urdu-320", Small, "ur.device.100", Asked: Asked.Everything),
        new("urdu-1280", Wide, "ur.device.100", Asked: Asked.Room),
        new("urdu-dark-320", Small, "ur.dark.100", ColorScheme.Dark),
    ];

    /// <summary>Those a long page, or one more state of a page, is looked at in: wide, narrow in the dark, long words from the right, and Urdu.</summary>
    public static IReadOnlyList<View> Few { get; } =
        [.. All.Where(view => view.Name is "light-1280" or "dark-320" or "longer-from-the-right-320" or "urdu-320")];
}
