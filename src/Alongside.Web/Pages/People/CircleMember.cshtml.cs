using Alongside.Basics;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.People;

/// <summary>The person puts somebody in their circle, or says anew who they are. For everybody else there is nothing here.</summary>
[AboutAPerson(Parts.People, Reword = true)]
public sealed class CircleMemberModel(PutInCircle putIn, PageView view) : AlongsidePage
{
    // What somebody around a person can be shown as.
    private static readonly string[] PictureGroups = ["people", "animals", "places"];

    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    /// <summary>Whom it is said anew of; null for somebody new.</summary>
    [FromRoute(Name = "memberId")]
    public Guid? MemberId { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "isToMe")]
    public string? IsToMe { get; set; }

    [BindProperty(Name = "iAmToThem")]
    public string? IAmToThem { get; set; }

    [BindProperty(Name = "ring")]
    public string? Ring { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "picture")]
    public string? Picture { get; set; }

    /// <summary>What stands there now.</summary>
    public CircleMember? Before { get; private set; }

    public string Here => $"/people/{PersonId}/circle";

    public static IReadOnlyList<Choice> RingChoices(Texts texts) => [.. Rings.All.Select(ring => new Choice(ring.Code, texts[ring.Title]))];

    public static IReadOnlyList<Choice> KindChoices(Texts texts) => [.. Rings.Kinds.Select(kind => new Choice(kind.Code, texts[kind.Title]))];

    public IReadOnlyList<Choice> PictureChoices(Texts texts) =>
    [
        new("", texts["No picture"]),
        .. PictureGroups.SelectMany(PictureTable.In).Select(picture => new Choice(picture.Code, texts.Said(picture.Word(PicturesChosen.LanguageFor(view.Language.Tag)))) { Shown = picture.Shown }),
    ];

    public string? RingNow => Ring ?? Rings.All.FirstOrDefault(row => row.Ring == Before?.Ring).Code;

    public string KindNow => Kind ?? Rings.Kinds.FirstOrDefault(row => row.Kind == (Before?.Kind ?? MemberKind.Human)).Code;

    public override async Task LoadAsync()
    {
        if (MemberId is { } id) Before = await CircleReading.OneAsync(HttpContext.Opened(), id, HttpContext.RequestAborted) ?? throw new NotHere();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var ring = Rings.All.FirstOrDefault(row => row.Code == Ring).Ring;
        var kind = Rings.Kinds.FirstOrDefault(row => row.Code == Kind).Kind;
        var picture = string.IsNullOrEmpty(Picture) ? null : Picture;
        var request = new MemberToPutIn(PersonId, Name, ring, kind, IsToMe, IAmToThem, picture, TypedWords.Language(string.IsNullOrWhiteSpace(IsToMe) ? Name : IsToMe, view)) { Member = MemberId };
        var key = FormKey.Of(HttpContext, Key, Name, Ring, Kind, IsToMe, IAmToThem, picture);
        var member = await putIn.RunAsync(HttpContext.Actor()!, request, key, HttpContext.RequestAborted);
        return LocalRedirect($"{Here}?done={(MemberId is null ? "in" : "changed")}&who={member}#m-{member:N}");
    }
}
