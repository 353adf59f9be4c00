using System.Globalization;
using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The person says facts about themselves, chooses who sees each, takes them away, and says what they are called.</summary>
[AboutAPerson(Parts.OnlyMe | Parts.WhoIAm, Reword = true)]
public sealed class DetailsModel(SayDetail say, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "kept")]
    public bool Kept { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "detail")]
    public Guid Chosen { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "words")]
    public string? Typed { get; set; }

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "knownAs")]
    public string? KnownAs { get; set; }

    public IReadOnlyList<Detail> Now { get; private set; } = [];

    public string Called { get; private set; } = "";

    public string NameKey { get; } = FormKey.New();

    public bool IsMine(Detail detail) => detail.WrittenBy == HttpContext.Actor()!.AccountId;

    public override async Task LoadAsync()
    {
        var record = HttpContext.Opened();
        Now = await DetailsReading.OfAsync(record, HttpContext.RequestAborted);
        Called = (await WordsReading.HeadAsync(record)).KnownAs;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Do == "away") await say.TakeAwayAsync(actor, PersonId, Chosen, cancel: cancel);
        else if (Do == "name") await say.CallMeAsync(actor, PersonId, KnownAs, before => TypedWords.Language(before, view), FormKey.Of(HttpContext, Key, Do, KnownAs), cancel);
        else
        {
            if (!int.TryParse(Kind, NumberStyles.None, CultureInfo.InvariantCulture, out var kind)) throw new Refused("Choose what it is.", "kind");
            var words = TypedWords.Of(Typed);
            await say.RunAsync(actor, new DetailToSay(PersonId, (DetailKind)kind, words, Seen == "shared", TypedWords.Language(words, view)),
                FormKey.Of(HttpContext, Key, Do, Kind, words, Seen), cancel);
        }
        return LocalRedirect($"/people/{PersonId}/details?kept=true");
    }
}
