using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Sharing;

/// <summary>A lead takes somebody back, or a worker who cannot go on gives them back. For everybody else there is nothing here.</summary>
[AboutAPerson(Parts.Communication, Supporters = true)]
public sealed class EndSupportModel(TakeBackPerson takeBack, GiveBackPerson giveBack, Texts texts) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [FromRoute(Name = "supportId")]
    public Guid SupportId { get; set; }

    [BindProperty(Name = "because")]
    public string? Because { get; set; }

    /// <summary>Whether the organisation still answers for them when nobody there has them.</summary>
    [BindProperty(Name = "after")]
    public string? After { get; set; }

    public string Name { get; private set; } = "";

    public SupporterHere Row { get; private set; } = null!;

    /// <summary>Nobody there has them after this.</summary>
    public bool IsLast { get; private set; }

    public bool OfLeads => Row.Support.ViewerKind == ViewerKind.Lead;

    /// <summary>They give back whom they have themselves.</summary>
    public bool IsMine => !HttpContext.Actor()!.Leads;

    public IReadOnlyList<Choice> Afterwards =>
        [new(TakeBackPerson.Stays, texts["We still answer for them, and somebody else will have them"]), new(TakeBackPerson.Ends, texts["We support them no more"])];

    public override async Task LoadAsync()
    {
        var (record, actor) = (HttpContext.Opened(), HttpContext.Actor()!);
        var here = await SupportersReading.OfAsync(record, HttpContext.RequestAborted);
        Row = here.Now.FirstOrDefault(row => row.Support.SupportId == SupportId) ?? throw new NotHere();
        if (!actor.Leads && (Row.Support.ViewerKind != ViewerKind.Worker || Row.Support.ViewerId != actor.AccountId)) throw new NotHere();
        Name = (await WordsReading.HeadAsync(record)).KnownAs;
        IsLast = !OfLeads && here.Holders.Count() == 1;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel, key) = (HttpContext.Actor()!, HttpContext.RequestAborted, FormKey.Of(HttpContext, Key, Because, After));
        if (!actor.Leads)
        {
            await giveBack.RunAsync(actor, PersonId, TypedWords.Of(Because), key, cancel);
            return LocalRedirect("/people");
        }
        await takeBack.RunAsync(actor, PersonId, SupportId, TypedWords.Of(Because), After, key, cancel);
        return LocalRedirect("/organisation/people");
    }
}
