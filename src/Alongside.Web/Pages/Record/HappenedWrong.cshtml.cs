using Alongside.Basics;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Alongside.Web.Pages.Record;

/// <summary>What was written here is about somebody else: it is taken away here and, where the worker may write, put where it belongs.</summary>
[AboutAPerson(HappenedWords.Parts)]
public sealed class HappenedWrongModel(MoveHappening move, ReachReading reach, Texts texts) : AlongsidePage
{
    private const int Most = 20;
    private const string Nowhere = "nowhere";

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "happeningId")]
    public Guid HappeningId { get; set; }

    /// <summary>Part of the name of whom it is about.</summary>
    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    public HappenedLine Line { get; private set; } = null!;

    public string KnownAs { get; private set; } = "";

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public bool More { get; private set; }

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        if (!HappenedReading.MayWrite(record)) throw new NotHere();
        Line = await HappenedReading.OneAsync(record, HappeningId, cancel) ?? throw new NotHere();
        if (Line.Now.OrganisationId != record.Actor.OrganisationId) throw new NotHere();
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        var page = await reach.PageAsync(record.Actor, Find, size: Most, cancel: cancel);
        Others = [.. page.People.Where(one => one.Person != PersonId).Select(one => new Choice(one.Person.ToString(), Html.Element("bdi").Holding(new StringHtmlContent(one.KnownAs)))),
            new Choice(Nowhere, texts["Somebody who is not in this list"]) { Hint = texts["It is only taken away here. Write it again where it belongs."] }];
        More = page.Next is not null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Do == "find")
        {
            await LoadAsync();
            return Page();
        }
        var to = Guid.TryParse(To, out var person) ? person : To == Nowhere ? (Guid?)null : throw new Refused("Choose whom it is about.", "to");
        await move.RunAsync(HttpContext.Actor()!, new HappeningToMove(PersonId, HappeningId, to), HttpContext.RequestAborted);
        return LocalRedirect($"/people/{PersonId}/happened?moved=true");
    }
}
