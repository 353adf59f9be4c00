using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>One account, several things it is to others: chosen openly, one at a time, each under a key of its own.</summary>
[SignedIn(Ordinary = true)]
public sealed class SwitchModel(WaysToActReading reading, SignIn signIn, Texts texts) : AlongsidePage
{
    private IReadOnlyList<WayToAct> ways = [];

    [BindProperty(Name = "way")]
    public string? Way { get; set; }

    public IReadOnlyList<Choice> Ways => [.. ways.Select(way => new Choice(way.Code, way.ActAs.Capacity switch
    {
        Capacity.Worker => way.WorksAt is { } place ? texts["As a worker at {organisation}", texts.Said(place)] : texts["As a worker"],
        Capacity.Circle => texts["As family or a friend of somebody"],
        _ => texts["For myself"],
    }))];

    public string Now
    {
        get
        {
            var actor = HttpContext.Actor()!;
            return new WayToAct(new ActAs(actor.Capacity, actor.OrganisationId, actor.TeamId)).Code;
        }
    }

    public override async Task LoadAsync() => ways = await reading.OfAsync(HttpContext.Actor()!.AccountId, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var way = ways.FirstOrDefault(way => way.Code == Way) ?? throw new Refused("Choose one of these.", "way");
        var key = SignInCookie.Read(HttpContext) ?? throw new NotHere();
        var (another, stays) = await signIn.SwitchAsync(key, way.ActAs, HttpContext.RequestAborted);
        SignInCookie.Give(HttpContext, another, stays);
        return LocalRedirect("/");
    }
}
