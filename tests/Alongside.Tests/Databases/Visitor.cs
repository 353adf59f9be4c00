using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alongside.Tests.Databases;

/// <summary>What a browser shows: the answer it got and the page it made of it.</summary>
public sealed record Seen(HttpResponseMessage Answer, string Text, IHtmlDocument Page)
{
    public int Status => (int)Answer.StatusCode;

    /// <summary>Every wording on the page, in the order it stands there, to the letter.</summary>
    public IReadOnlyList<string> Said => [.. Page.QuerySelectorAll(".said").Select(said => said.TextContent)];

    /// <summary>What is in the box to write in, as a browser takes it: each line break is one character.</summary>
    public string Typed => Page.QuerySelector("textarea")!.TextContent.Replace("\r\n", "\n", StringComparison.Ordinal);

    public IElement One(string selector) => Page.QuerySelectorAll(selector).ShouldHaveSingleItem();
}

/// <summary>Somebody with a browser that runs no script: opens pages, fills in their forms and goes where it is sent.</summary>
public sealed class Visitor(HttpClient browser)
{
    public HttpClient Browser => browser;

    public async Task<Seen> OpenAsync(string address) => await SeeAsync(await browser.GetAsync(address));

    /// <summary>Sends the form of this page, with everything that is hidden in it, and these answers.</summary>
    public Task<Seen> SendAsync(Seen page, params (string Name, string Value)[] answers) => SendAsync(page, null, answers);

    /// <summary>The same to another address, or with more fields than the page has: what somebody with bad intent can do.</summary>
    public async Task<Seen> SendAsync(Seen page, string? address, params (string Name, string Value)[] answers)
    {
        var form = page.One("main form");
        var hidden = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Value)).Where(input => answers.All(answer => answer.Name != input.Item1));
        using var content = new FormUrlEncodedContent(hidden.Concat(answers).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var action = address ?? form.GetAttribute("action") ?? page.Answer.RequestMessage!.RequestUri!.PathAndQuery;
        return await SeeAsync(await browser.PostAsync(action, content));
    }

    /// <summary>Presses the button of one of several forms on this page: the one that holds what is named.</summary>
    public async Task<Seen> PressAsync(Seen page, string holding, params (string Name, string Value)[] answers)
    {
        var form = page.Page.QuerySelectorAll("main form").Where(form => form.QuerySelector(holding) is not null).ToList().ShouldHaveSingleItem();
        var hidden = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(input => (input.Name!, input.Value)).Where(input => answers.All(answer => answer.Name != input.Item1));
        using var content = new FormUrlEncodedContent(hidden.Concat(answers).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await SeeAsync(await browser.PostAsync(form.GetAttribute("action") ?? page.Answer.RequestMessage!.RequestUri!.PathAndQuery, content));
    }

    /// <summary>Sends the form that holds what is named, with files: each by its field, under whatever name and of whatever kind its sender says.</summary>
    public async Task<Seen> SendFilesAsync(Seen page, string holding, (string Name, string Value)[] answers, params (string Field, string Called, byte[] Content)[] files)
    {
        var form = page.Page.QuerySelectorAll("main form").Where(form => form.QuerySelector(holding) is not null).ToList().ShouldHaveSingleItem();
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Where(input => answers.All(answer => answer.Name != input.Name)))
            content.Add(new StringContent(input.Value), input.Name!);
        foreach (var (name, value) in answers) content.Add(new StringContent(value), name);
        foreach (var (field, called, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("image/png");
            content.Add(file, field, called);
        }
        return await SeeAsync(await browser.PostAsync(form.GetAttribute("action") ?? page.Answer.RequestMessage!.RequestUri!.PathAndQuery, content));
    }

    /// <summary>Goes where the answer sends it.</summary>
    public async Task<Seen> FollowAsync(Seen sent)
    {
        sent.Status.ShouldBe(302, sent.Text);
        return await OpenAsync(sent.Answer.Headers.Location!.ToString());
    }

    private static async Task<Seen> SeeAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new Seen(answer, text, new HtmlParser().ParseDocument(text));
    }
}
