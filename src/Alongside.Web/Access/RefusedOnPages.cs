using Alongside.Basics;
using Alongside.Data;
using Alongside.Web.Design;
using Alongside.Web.Pages.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alongside.Web.Access;

/// <summary>A page that shows something: it loads in one place, for the first showing and again beside an error summary.</summary>
public abstract class AlongsidePage : PageModel
{
    private string? key;

    /// <summary>The key of the form on this page, so that sending it twice counts once. Made when a form first asks for it.</summary>
    [BindProperty(Name = FormKey.Field)]
    public string? Key { get => key ??= FormKey.New(); set => key = value; }

    /// <summary>Reads what the page shows. Runs before it is shown, also after something was refused.</summary>
    public virtual Task LoadAsync() => Task.CompletedTask;
}

/// <summary>
/// What a use case refuses becomes the error summary of the same page, at 422, with everything that was typed still in it.
/// </summary>
public sealed class RefusedOnPages(Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.HandlerInstance as AlongsidePage;
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            // A value in an address that does not fit is left out: nobody wrote it, and the framework's words for it are in no language of ours.
            context.ModelState.Clear();
            await (page?.LoadAsync() ?? Task.CompletedTask);
        }
        // Razor would show the page without having loaded it. The page for what went wrong stands in for any method.
        else if (context.HandlerInstance is not ErrorModel && (context.HandlerMethod is null || !HttpMethods.IsPost(method)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }
        var done = await next();
        // Nothing about a person is left in a browser's cache or in its Back. (In the words the antiforgery form uses too.)
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        context.HttpContext.Response.Headers.Pragma = "no-cache";
        if (page is null || done.Exception is not { } problem || Sentence(problem) is not { } refused)
        {
            if (done.Exception is null) await context.HttpContext.LookedFirstAsync();
            return;
        }

        done.ExceptionHandled = true;
        // Sent again from here it is a new thing to say: with the old key it would be refused for ever.
        if (problem is KeyUsedBefore || refused.Field == FormKey.Header) page.Key = null;
        page.ModelState.AddModelError(refused.Field ?? "", texts.Plain(refused.Sentence, [.. refused.Arguments]));
        await page.LoadAsync();
        page.Response.StatusCode = problem is NoRoom ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;
        await context.HttpContext.LookedFirstAsync();
        done.Result = page.Page();
    }

    private static Refused? Sentence(Exception problem) => problem switch
    {
        Refused refused => refused,
        Stale => new Refused("These words were changed while you were writing. Yours are kept here; look at both and save again.", "words"),
        NoRoom => new Refused("Nothing can be kept just now. Your words are still here: copy them, and try again later."),
        KeyUsedBefore => new Refused("This was sent before with other words. Look at what is there now and save again."),
        _ => null,
    };
}
