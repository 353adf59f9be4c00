using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Frame;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Alongside.Web;

/// <summary>What stands round every page for whoever is asking: their menu, and the notice of a demo.</summary>
public sealed class PageFrame(PageView view, Settings settings) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        view.Menu = context.HttpContext.Actor() switch
        {
            { Capacity: Capacity.Self, OwnRecord: { } record } => [new("My page", "/"), new("About me", $"/people/{record}"), new("My people", $"/people/{record}/circle")],
            { Capacity: Capacity.Worker } => [new("People", "/people"), new("People to be told", "/told"), new("Waiting for an answer", "/waiting"), new("To check", "/checks"), new("Our organisation", "/organisation")],
            { } => [new("People", "/people"), new("Waiting for an answer", "/waiting")],
            null => [],
        };
        // What went wrong is shown to others who help: it names nobody.
        // Said anew each time: the page it stands in for may have said one already, and whether it had would tell something.
        (view.Strip, view.StripName, view.Ended) = (null, null, null);
        view.Me = context.HandlerInstance is ErrorModel ? null : context.HttpContext.Actor()?.Name;
        view.ActsAs = view.Me is null ? null : ActsAs(context.HttpContext.Actor()!);
        view.LeaveHref = Leaving.SignOut;
        var quiet = context.HttpContext.Actor() is { Quiet: true };
        view.HideHref = view.Hides || quiet ? Leaving.Hide : null;
        view.ReturnHref = quiet ? Leaving.Return : null;
        if (settings.Demo) view.Notice = new PageNotice("This is a demo. Everybody here is invented.", "Choose who to be", "/demo");
        return Task.CompletedTask;
    }

    /// <summary>How to talk with somebody stands first on every page about them, for whoever may know it.</summary>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.HandlerInstance is not ErrorModel && http.Features.Get<OpenedRecord>() is { } record)
        {
            view.Strip = await CommunicationReading.OfAsync(record, http.RequestAborted);
            // What opened nothing to read has given its reader back.
            if (record.Admission.Read != Parts.None) view.Ended = await EndRecord.OfAsync(record, http.RequestAborted);
            // A no is between the person and their page.
            if (view.Ended is { IsReadOnly: false } && record.Actor.Capacity != Capacity.Self) view.Ended = null;
            if ((view.Strip is { IsEmpty: false } || view.Ended is not null) && record.Actor.Capacity != Capacity.Self) view.StripName = (await WordsReading.HeadAsync(record)).KnownAs;
        }
        await next();
    }

    /// <summary>As whom one writes and reads now, said on every page.</summary>
    private static Sentenced ActsAs(Actor actor) => actor switch
    {
        { Quiet: true } => new("This is your quiet place."),
        { Capacity: Capacity.Worker, WorksAt: { Length: > 0 } place } => new("You are here as a worker at {organisation}.", place),
        { Capacity: Capacity.Worker } => new("You are here as a worker."),
        { Capacity: Capacity.Circle } => new("You are here as family or a friend."),
        _ => new("You are here for yourself."),
    };
}
