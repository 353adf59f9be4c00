using Alongside.Basics;
using Alongside.People;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>
/// A lead gives a table of the people their organisation supports already. It is looked at, and the page says row by row what is
/// wrong; then it is brought in while the page says how far it is. For everybody else there is nothing here.
/// </summary>
[SignedIn, TakesFiles]
public sealed class BringInModel(KeptImports imports, BegunReading begun, PageView view, Settings settings, Clock clock, IHostApplicationLifetime program) : AlongsidePage
{
    public const int OnPage = 50;

    [FromRoute(Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    [BindProperty(Name = "table")]
    public IFormFile? Table { get; set; }

    [BindProperty(Name = "basis")]
    public string? Basis { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    [BindProperty(Name = "encoding")]
    public string? Encoding { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    public KeptImport? Kept { get; private set; }

    /// <summary>What would become of it, or what became.</summary>
    public ImportReport? Report { get; private set; }

    public bool GoesOn => Kept!.GoesOn(clock.Now());

    public IReadOnlyList<ImportedRow> Refused => [.. Report!.Rows.Where(row => row.Outcome == RowOutcome.Refused)];

    public IEnumerable<ImportedRow> Shown => Refused.Skip((Number - 1) * OnPage).Take(OnPage);

    public bool More => Refused.Count > Number * OnPage;

    public static IReadOnlyList<Choice> EncodingChoices() =>
        [new("", Named("UTF-8, UTF-16 (Excel: CSV UTF-8)")), new("windows-1252", Named("Windows-1252 (Excel: CSV)"))];

    /// <summary>The names that spreadsheets give them, in every language.</summary>
    private static Microsoft.AspNetCore.Html.HtmlString Named(string name) => new($"<span lang=\"en\" dir=\"ltr\">{name}</span>");

    public override async Task LoadAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        Number = Math.Clamp(Number, 1, CsvSheet.MostRows);
        if (Id is not { } id)
        {
            if (!await begun.LeadsAsync(actor, cancel)) throw new NotHere();
            return;
        }
        Kept = await imports.OfAsync(actor, id, cancel);
        if (!GoesOn) Report = Kept.Report ?? await imports.LookAsync(actor, Kept, cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Id is not { } id) return await GivenAsync();
        var kept = await imports.OfAsync(actor, id, cancel);
        if (Do == "away")
        {
            imports.Forget(kept);
            return LocalRedirect("/told/bring-in");
        }
        if (Do == "stop") imports.Stop(kept);
        // It goes on when this page has long been shown; the next one says how far it is.
        else _ = imports.BeginAsync(actor, kept, withoutRefused: Do == "without-refused", program.ApplicationStopping);
        return LocalRedirect($"/told/bring-in/{id}");
    }

    private async Task<IActionResult> GivenAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Table is not { Length: > 0 }) throw new Refused("Choose a file with the table.", "table");
        // Of a file that is too large only the beginning was kept: never is half a table brought in.
        if (Table.Length > settings.FileMegabytes * 1024L * 1024) throw new Refused("This file is too large. Bring it in in pieces.", "table");
        if (Bases.All.All(basis => basis.Code != Basis)) throw new Refused("Choose on what basis you begin it.", "basis");
        var because = PlainText.Required(TypedWords.Of(Because), BeginForSomebody.MostBecause, "because", "Write why you begin it. They will read it.");
        var table = new byte[Table.Length];
        await using (var stream = Table.OpenReadStream()) await stream.ReadExactlyAsync(table, cancel);
        var said = new PeopleToImport(new MemoryStream(table)) { Basis = Basis, Because = because, Language = TypedWords.Language(Because, view), Encoding = Encoding };
        // What cannot be read at all is said here, with what was typed still there.
        CsvSheet.Read(said.File, ImportPeople.Columns, Encoding);
        return LocalRedirect($"/told/bring-in/{await imports.KeepAsync(actor, table, said, cancel)}");
    }
}
