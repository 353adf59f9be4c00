namespace Alongside.Browser;

/// <summary>A page that is open is turned from one view to another as the program would have sent it.</summary>
public sealed class ViewTests(Site site)
{
    public static TheoryData<string> Views => [.. View.All.Select(view => view.Name)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Turned_in_place_a_page_is_as_it_comes_to_whoever_chose_that(string name)
    {
        const string here = "document.documentElement.outerHTML.match(/^<html[^>]*>/)[0].split(/[ >]/).sort().join(' ')";
        var view = View.All.Single(one => one.Name == name);
        await using var visitor = await site.VisitAsync();
        await visitor.ChooseAsync(view);
        await visitor.GoAsync("/");
        var sent = await visitor.Page.EvaluateAsync<string>(here);

        await visitor.ChooseAsync(View.All.First(one => one.Language == view.Language));
        await visitor.GoAsync("/");
        await visitor.TurnAsync(view);

        (await visitor.Page.EvaluateAsync<string>(here)).ShouldBe(sent);
    }
}
