using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Frame;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Alongside.Web;

/// <summary>What stands round every page for whoever is asking: their menu, and the notice of a demo.</summary>
public sealed class PageFrame(PageView view, Settings settings) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        view.Menu = context.HttpContext.Actor() switch
        {
            { Capacity: Capacity.Self, OwnRecord: { } record } => [new("My page", "/"), new("About me", $"/people/{record}")],
            { } => [new("People", "/people")],
            null => [],
        };
        // What went wrong is shown to others who help: it names nobody.
        // Said anew each time: the page it stands in for may have said one already, and whether it had would tell something.
        view.Me = context.HandlerInstance is ErrorModel ? null : context.HttpContext.Actor()?.Name;
        if (settings.Demo) view.LeaveHref = "/demo/sign-out";
        if (settings.Demo) view.Notice = new PageNotice("This is a demo. Everybody here is invented.", "Choose who to be", "/demo");
        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
