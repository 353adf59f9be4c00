using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Sharing;
using Alongside.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>
/// Who is around the person, drawn and as a list. The person moves them, takes them out and puts them back, and sees beside each
/// what they share with them; whoever the part is shared with reads it.
/// </summary>
[AboutAPerson(Parts.People | Parts.Communication, Shares = true)]
public sealed class CircleModel(MoveInCircle move, TakeOutOfCircle takeOut, PutInCircle putIn) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    /// <summary>What was done just now, of a few words we know, and with whom.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true, Name = "who")]
    public Guid? Who { get; set; }

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    /// <summary>A part of a name to look for. It stands in no address.</summary>
    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    public string KnownAs { get; private set; } = "";

    public bool Mine { get; private set; }

    public CirclePage Listed { get; private set; } = new([], 1, false);

    /// <summary>Those taken out, the latest first.</summary>
    public IReadOnlyList<CircleMember> Out { get; private set; } = [];

    /// <summary>Who sees something of the person's and is not in the circle.</summary>
    public IReadOnlyList<Viewer> Offered { get; private set; } = [];

    /// <summary>What each of them sees, of those with whom something is shared.</summary>
    public IReadOnlyDictionary<Guid, Parts> Sees { get; private set; } = new Dictionary<Guid, Parts>();

    public string Here => $"/people/{PersonId}/circle";

    public bool IsFound => !string.IsNullOrWhiteSpace(Find);

    /// <summary>The drawing stands above the first page of the list.</summary>
    public bool IsDrawn => Listed.Page == 1 && !IsFound;

    public IReadOnlyList<CircleMember> Drawn => [.. Listed.Members.Take(CircleReading.MostDrawn)];

    public bool MoreThanDrawn => Listed.Members.Count > CircleReading.MostDrawn;

    public CircleMember? JustTakenOut => Done == "out" ? Out.FirstOrDefault(row => row.MemberId == Who) : null;

    public bool IsJustDone(CircleMember member) => member.MemberId == Who && Done is "in" or "moved" or "changed" or "back";

    public bool IsFirst(CircleMember member) => Listed.Members.First(row => row.Ring == member.Ring) == member && Listed.Page == 1;

    public static bool MayMove(CircleMember member, bool closer) => Rings.Next(member.Ring, closer) is not null;

    public string RowKey(CircleMember member) => $"{Key}-{member.MemberId:N}";

    public IHtmlContent SharedWith(Texts texts, CircleMember member) => member.LinkedTo is { } who && Sees.GetValueOrDefault(who) is var parts && parts != Parts.None
        ? texts["Sees: {parts}.", string.Join("; ", PartWords.Titles(parts, all: true).Select(title => texts.Plain(title)))]
        : texts["Sees nothing of yours now."];

    public override async Task LoadAsync()
    {
        var (record, cancel) = (HttpContext.Opened(), HttpContext.RequestAborted);
        if ((record.Admission.Read & Parts.People) == Parts.None) throw new NotHere();
        Mine = (record.Admission.Reword & Parts.People) != Parts.None;
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Listed = await CircleReading.PageAsync(record, IsFound ? 1 : Number, Find, cancel);
        if (!Mine) return;
        Out = await CircleReading.OutAsync(record, cancel);
        var shared = await SharesReading.OfAsync(record, cancel);
        var seeing = shared.Live.Where(row => !row.LeftOut).Select(row => (row.Viewer, Parts: row.Share.OnlyGives ? Parts.None : row.Share.Parts))
            .Concat(shared.Supporting.Select(row => (row.Viewer, Parts: row.Sees))).ToList();
        Sees = seeing.GroupBy(row => row.Viewer.Id).ToDictionary(group => group.Key, group => group.Aggregate(Parts.None, (sum, row) => sum | row.Parts));
        if (seeing.Count == 0) return;
        var linked = (await CircleReading.LinkedAsync(record, cancel)).ToHashSet();
        Offered = [.. seeing.Select(row => row.Viewer).DistinctBy(viewer => viewer.Id).Where(viewer => viewer.Kind != ViewerKind.Lead && !linked.Contains(viewer.Id))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Do == "find")
        {
            await LoadAsync();
            return Page();
        }
        var (actor, who, cancel) = (HttpContext.Actor()!, Who ?? throw new NotHere(), HttpContext.RequestAborted);
        var key = FormKey.Of(HttpContext, Key, Do, who.ToString());
        var (done, member) = Do switch
        {
            "closer" => ("moved", await move.RunAsync(actor, PersonId, who, closer: true, key, cancel)),
            "further" => ("moved", await move.RunAsync(actor, PersonId, who, closer: false, key, cancel)),
            "up" => ("moved", await move.UpAsync(actor, PersonId, who, key, cancel)),
            "out" => ("out", await takeOut.RunAsync(actor, PersonId, who, key, cancel)),
            "back" => ("back", await takeOut.PutBackAsync(actor, PersonId, who, key, cancel)),
            "known" => ("in", await putIn.KnownAsync(actor, PersonId, who, key, cancel)),
            _ => throw new NotHere(),
        };
        var page = Number > 1 ? $"&page-number={Number}" : "";
        return LocalRedirect($"{Here}?done={done}&who={member}{page}{(done == "out" ? "" : $"#m-{member:N}")}");
    }
}
