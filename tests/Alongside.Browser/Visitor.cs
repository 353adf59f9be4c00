using System.Reflection;
using Microsoft.Playwright;

namespace Alongside.Browser;

/// <summary>Somebody in front of one browser. Whatever the browser complains of, or asks of other places, is remembered.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<string> Checks = new(ReadChecks);
    private readonly Uri site;
    private readonly List<string> complaints = [];

    private Visitor(IPage page, Uri site, View view) => (Page, this.site, View) = (page, site, view);

    public IPage Page { get; }

    public View View { get; private set; }

    /// <summary>How many pages have come before them. Before the last press of a walk it is how many screens were acted on.</summary>
    public int Screens { get; private set; }

    /// <summary>Console errors, broken content rules, scripts that fell over, requests to anywhere else.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visitor> EnterAsync(IBrowserContext context, Uri site, View view)
    {
        context.SetDefaultTimeout(20_000);
        // An init script is the browser's own: the content rules of the page do not have to be loosened for it.
        await context.AddInitScriptAsync(Checks.Value);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(page, site, view);
        page.Console += (_, line) => { if (line.Type is "error" or "warning" && !IsTheStatusItself(line, page)) visitor.complaints.Add($"{line.Text} ({line.Location})"); };
        page.Response += (_, answer) => { if (answer.Request.IsNavigationRequest && answer.Status is < 300 or >= 400) visitor.Screens++; };
        page.PageError += (_, fault) => visitor.complaints.Add(fault);
        page.Request += (_, request) => { if (!request.Url.StartsWith(site.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) visitor.complaints.Add("asked elsewhere: " + request.Url); };
        await visitor.ChooseAsync(view);
        return visitor;
    }

    /// <summary>Looks in another way from now on. What was chosen shows with the next page, as it does in life.</summary>
    public async Task ChooseAsync(View view)
    {
        View = view;
        await Page.Context.AddCookiesAsync([new() { Name = "view", Value = view.Chosen, Url = site.ToString() }]);
        await Page.SetViewportSizeAsync(view.Width, view.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = view.Scheme });
    }

    /// <summary>
    /// Looks at the page that is open in another way, in the same language, as the page would come if it were asked for anew:
    /// that the program writes the same is in <see cref="ViewTests"/>.
    /// </summary>
    public async Task TurnAsync(View view)
    {
        view.Language.ShouldBe(View.Language);
        await ChooseAsync(view);
        await CheckAsync("turn", new { theme = view.Theme == "device" ? null : view.Theme, text = view.TextSize == "100" ? null : view.TextSize });
    }

    public async Task<IResponse> GoAsync(string address, int expected = 200)
    {
        var answer = (await Page.GotoAsync(address))!;
        answer.Status.ShouldBe(expected, address);
        return answer;
    }

    /// <summary>Does what brings another page, also one at the same address, and waits until it is there.</summary>
    public async Task ToTheNextAsync(Func<Task> act)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Came(object? sender, IPage page) => there.TrySetResult();
        Page.DOMContentLoaded += Came;
        try
        {
            await act();
            await there.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            Page.DOMContentLoaded -= Came;
        }
    }

    /// <summary>One of the checks in checks.js, which tells what is wrong, a line each.</summary>
    public Task<string[]> CheckAsync(string check, object? with = null) => Page.EvaluateAsync<string[]>($"with_ => checks.{check}(with_)", with);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    // Chromium writes a line for every page whose status is an error. That the page came with it is what was asked for.
    private static bool IsTheStatusItself(IConsoleMessage line, IPage page) =>
        line.Text.StartsWith("Failed to load resource: the server responded with a status of ", StringComparison.Ordinal)
        && line.Location.StartsWith(page.Url.Split('#')[0], StringComparison.Ordinal);

    private static string ReadChecks()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("checks.js")!);
        return reader.ReadToEnd();
    }
}
