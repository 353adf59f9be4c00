namespace Alongside.Browser;

/// <summary>
/// Draws every page to a picture, for people to look at: run this project with ALONGSIDE_SCREENSHOTS naming a folder; with
/// ALONGSIDE_SCREENSHOTS_OF only those whose names begin so (home,told). The pictures of the README are chosen from these.
/// </summary>
internal static class Screenshots
{
    private static readonly string[] Views = ["light-1280", "light-320", "dark-320", "urdu-1280", "urdu-320", "urdu-dark-320", "longer-from-the-right-320"];

    internal static async Task TakeAsync(Site site, string folder)
    {
        Directory.CreateDirectory(folder);
        var of = (Environment.GetEnvironmentVariable("ALONGSIDE_SCREENSHOTS_OF") ?? "").Split(',');
        foreach (var page in PageCase.All.Where(page => of.Any(start => page.Name.StartsWith(start, StringComparison.Ordinal))))
        {
            await using var visitor = await site.VisitAsync(page.Who);
            foreach (var view in View.All.Where(view => Views.Contains(view.Name)))
            {
                await visitor.ChooseAsync(view);
                await page.OpenAsync(visitor, site.People);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page.Name.Replace(' ', '-')}-{view.Name}.png"), FullPage = !page.IsLong });
            }
        }
    }
}
