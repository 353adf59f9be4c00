using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The person says no to their page, says that it has moved, or takes it up again.</summary>
[AboutAPerson(Parts.OnlyMe, Reword = true)]
public sealed class EndModel(EndRecord end) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(Name = "what")]
    public string? What { get; set; }

    [BindProperty(Name = "where")]
    public string? Where { get; set; }

    public static IReadOnlyList<Choice> Choices(Texts texts) =>
    [
        new("no", texts["I do not want a page"]) { Hint = texts["Everything you share ends at once. Only you still see your words."] },
        new("moved", texts["My page is somewhere else now"]) { Hint = texts["What is here stays, and says where you went."] },
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, key, cancel) = (HttpContext.Actor()!, FormKey.Of(HttpContext, Key, What, Where), HttpContext.RequestAborted);
        if (What == "again") await end.TakeUpAgainAsync(actor, PersonId, key, cancel);
        else if (What == "no") await end.SayNoAsync(actor, PersonId, key, cancel);
        else if (What == "moved") await end.MoveAsync(actor, PersonId, Where, key, cancel);
        else throw new Refused("Choose what you want.", "what");
        return LocalRedirect($"/people/{PersonId}");
    }
}
