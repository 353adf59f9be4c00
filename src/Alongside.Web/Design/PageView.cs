using System.Globalization;
using Alongside.People;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Design;

/// <summary>One place a person can go from every page. Only pages that exist are ever put in a menu.</summary>
public sealed record MenuItem(string Words, string Href);

/// <summary>A sentence with what goes in its place, still to be put in the reader's language.</summary>
public sealed record Sentenced(string Sentence, params object?[] Values);

/// <summary>Something true of every page for now, said above it: "This is a demo. Everybody here is invented."</summary>
public sealed record PageNotice(string Sentence, string? LinkWords = null, string? Href = null);

/// <summary>
/// How this person sees this site, for this one request: language, direction, colours, size of the words; and what the
/// frame round the page holds. The choices live in one cookie, on the person's own device.
/// </summary>
public sealed class PageView(IReadOnlyList<Language> spoken, Language language, string theme = PageView.Device, int textSize = 100, bool hides = false)
{
    public const string Device = "device";

    private const string HidesMark = "hide";

    public static IReadOnlyList<string> Themes { get; } = [Device, "light", "dark", "cream", "contrast"];

    public static IReadOnlyList<int> TextSizes { get; } = [100, 125, 150, 200];

    /// <summary>The languages that can be chosen here.</summary>
    public IReadOnlyList<Language> Spoken { get; } = spoken;

    public Language Language { get; } = language;

    public string Theme { get; } = theme;

    public int TextSize { get; } = textSize;

    /// <summary>They want "Hide this page" on every page.</summary>
    public bool Hides { get; } = hides;

    public IReadOnlyList<MenuItem> Menu { get; set; } = [];

    public PageNotice? Notice { get; set; }

    /// <summary>The name of whoever has come in, said on every page so that nobody writes as somebody else.</summary>
    public string? Me { get; set; }

    /// <summary>How to talk with the person this page is about, said before anything else; null where this page is about nobody or may not know it.</summary>
    public Communication? Strip { get; set; }

    /// <summary>Their name, on the pages of others.</summary>
    public string? StripName { get; set; }

    /// <summary>How the record this page is about has ended; null while it goes on.</summary>
    public Ending? Ended { get; set; }

    /// <summary>Words are typed here that are kept as they are typed.</summary>
    public bool KeepsDrafts { get; set; }

    /// <summary>As whom they act now.</summary>
    public Sentenced? ActsAs { get; set; }

    /// <summary>Where leaving is sent, as a form.</summary>
    public string? LeaveHref { get; set; }

    /// <summary>Where going back from the quiet place is sent, as a form; null anywhere else.</summary>
    public string? ReturnHref { get; set; }

    /// <summary>Where "Hide this page" leads. Until something answers there, nothing is shown.</summary>
    public string? HideHref { get; set; }

    /// <summary>The attributes of <c>html</c>. Made here because Razor would keep an empty <c>data-theme</c>, which is not the same as none.</summary>
    public IHtmlContent HtmlAttributes
    {
        get
        {
            var attributes = $"lang=\"{Language.Mark}\" dir=\"{Language.Direction}\"";
            if (Theme != Device) attributes += $" data-theme=\"{Theme}\"";
            if (TextSize != 100) attributes += string.Create(CultureInfo.InvariantCulture, $" data-text=\"{TextSize}\"");
            return new HtmlString(attributes);
        }
    }

    public PageView With(Language? language = null, string? theme = null, int? textSize = null, bool? hides = null) =>
        new(Spoken, language ?? Language, theme ?? Theme, textSize ?? TextSize, hides ?? Hides);

    /// <summary>Reads the cookie. What it does not know it leaves out: a stale or forged cookie gives the plain page, never an error.</summary>
    public static PageView Read(HttpRequest? request, IReadOnlyList<Language> spoken)
    {
        var pieces = (request?.Cookies[CookieName(request)] ?? "").Split('.');
        string Piece(int at) => at < pieces.Length ? pieces[at] : "";
        var language = spoken.FirstOrDefault(l => l.Tag == Piece(0)) ?? spoken[0];
        var theme = Themes.Contains(Piece(1)) ? Piece(1) : Device;
        var size = int.TryParse(Piece(2), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && TextSizes.Contains(n) ? n : 100;
        return new PageView(spoken, language, theme, size, Piece(3) == HidesMark);
    }

    public void Keep(HttpContext http) =>
        http.Response.Cookies.Append(CookieName(http.Request), string.Create(CultureInfo.InvariantCulture, $"{Language.Tag}.{Theme}.{TextSize}{(Hides ? "." + HidesMark : "")}"),
            new CookieOptions
            {
                HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/",
                MaxAge = TimeSpan.FromDays(365), IsEssential = true,
            });

    // Browsers refuse the __Host- prefix without https, which plain http on this very machine does not have.
    private static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-view" : "view";
}
