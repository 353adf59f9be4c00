using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>Where one is signed in, browsers and programs alike, and the paper that lets in; and the way to end each.</summary>
[SignedIn(Ordinary = true)]
public sealed class SessionsModel(OwnKeys keys, OwnAddress own, PrintSignInCode print, LocalTime local, Texts texts) : AlongsidePage
{
    private const string Others = "others", Paper = "paper";

    [BindProperty(Name = "session")]
    public string? Session { get; set; }

    public IReadOnlyList<OwnKey> Places { get; private set; } = [];

    /// <summary>Until when a code on paper that one made lets in; null when there is none.</summary>
    public DateTime? PaperUntil { get; private set; }

    public DateOnly LastDay(DateTime until) => local.DayOf(until);

    public IHtmlContent Device(OwnKey place) => place.Device switch
    {
        Alongside.Organisations.Device.Phone => texts["A phone"],
        Alongside.Organisations.Device.Computer => texts["A computer"],
        _ => place.Kind == KeyKind.Bearer ? texts["A program"] : texts["A browser"],
    };

    public IHtmlContent ActsAs(OwnKey place) => place.Capacity switch
    {
        Capacity.Worker => place.WorksAt is { } at ? texts["As a worker at {organisation}", texts.Said(at)] : texts["As a worker"],
        Capacity.Circle => texts["As family or a friend of somebody"],
        _ => texts["For myself"],
    };

    public string At(DateTime at) => texts.At(texts.ShortDay(local.DayOf(at)), local.At(at));

    public override async Task LoadAsync()
    {
        var account = HttpContext.Actor()!.AccountId;
        Places = await keys.OfAsync(account, SignInCookie.Read(HttpContext), HttpContext.RequestAborted);
        PaperUntil = (await own.OfAsync(account, HttpContext.RequestAborted)).PaperUntil;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (account, inHand) = (HttpContext.Actor()!.AccountId, SignInCookie.Read(HttpContext)!);
        if (Session == Paper) await print.EndOwnAsync(account, HttpContext.RequestAborted);
        else if (Session == Others) await keys.EndOthersAsync(account, inHand, HttpContext.RequestAborted);
        else await keys.EndAsync(account, Session, HttpContext.RequestAborted);
        return LocalRedirect("/sessions");
    }
}
