using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>
/// Pictures in place of words, sorted into what is important, not sure and not important; then read back. The person picks
/// under a heading or for a statement of theirs; somebody they share the heading with picks together with them.
/// </summary>
[AboutAPerson(Parts.Headings | Parts.OnlyMe | Parts.Communication, Shares = true)]
public sealed class PicturesModel(SayStatement say, RewordStatement reword, KeepDraft drafts, SpokenWords spoken, FolderPictures folder, PageView view) : WordsForm(drafts, view)
{
    public const string ByWord = "by-word";

    public const string OwnPhotos = "photos";

    private const string Pile = "pile.";

    private PictureShelf? shelf;

    /// <summary>A heading, or the statement whose words they are to be.</summary>
    [FromRoute(Name = "of")]
    public string? Of { get; set; }

    [BindProperty(Name = "find")]
    public string? Find { get; set; }

    /// <summary>What was pressed, a group or <see cref="ByWord"/>; and what was open before.</summary>
    [BindProperty(Name = "group")]
    public string? Group { get; set; }

    [BindProperty(Name = "at")]
    public string? At { get; set; }

    /// <summary>A picture that is to be taken out again.</summary>
    [BindProperty(Name = "out")]
    public string? TakeOut { get; set; }

    [BindProperty(Name = "basedOn")]
    public string? Seen { get; set; }

    [BindProperty(Name = "capture")]
    public TakenTyped Capture { get; set; } = new();

    public string KnownAs { get; private set; } = "";

    public SpokenWords Spoken => spoken;

    public bool Mine { get; private set; }

    public Heading? Heading { get; private set; }

    /// <summary>The words that stand now, when they are to be changed.</summary>
    public StatementNow? Now { get; private set; }

    public IReadOnlyList<PictureChosen> Chosen { get; private set; } = [];

    /// <summary>The pictures are read back.</summary>
    public bool Checking { get; private set; }

    public WhoSeesIt? Check { get; private set; }

    public ToldJustNow? Told { get; private set; }

    public string Language => PicturesChosen.LanguageFor(PageLanguage);

    public bool IsSearch => (Group ?? At) == ByWord && !string.IsNullOrWhiteSpace(Find);

    /// <summary>The groups there are to look through; the person's own photos come first, also while there are none.</summary>
    public IEnumerable<(string Code, string Title)> Groups => Mine ? PictureTable.Groups.Prepend((OwnPhotos, "My photos")) : PictureTable.Groups;

    public string OpenGroup => Groups.FirstOrDefault(group => group.Code == (Group ?? At)).Code ?? (Shelf.Photos.Count > 0 ? OwnPhotos : PictureTable.Groups[0].Code);

    /// <summary>The installation has pictures of its own, found by their words.</summary>
    public bool HasFolder => folder.Rows.Count > 0;

    private PictureShelf Shelf => shelf ?? throw new InvalidOperationException("The pictures were not looked for.");

    /// <summary>The words were changed elsewhere since this was begun: they are shown, so that nothing is put in their place unseen.</summary>
    public bool MovedOn => Now is not null && (Begun is not null || HttpMethods.IsPost(Request.Method)) && Seen != Now.WordingId.ToString();

    public IReadOnlyList<Picture> Shown => IsSearch ? Shelf.Search(Find!) : OpenGroup == OwnPhotos ? Shelf.Photos : PictureTable.In(OpenGroup);

    public string LanguageOf(string word) => LanguageOfWords.Guess(word, Language);

    public string? PileOf(Picture picture) => Chosen.FirstOrDefault(one => one.Code == picture.Code)?.Pile;

    // One draft for one statement, however its id is spelled.
    public override string Form => $"pictures/{Statement?.ToString() ?? Of}";

    private Guid? Statement => Guid.TryParse(Of, out var id) ? id : null;

    protected override (string? Heading, Guid? Statement) About => (Statement is null ? Of : null, Statement);

    protected override IReadOnlyList<string> Fields { get; } = [];

    protected override IReadOnlyDictionary<string, string?> Written() => new Dictionary<string, string?> { ["pictures"] = PicturesChosen.Write(FromForm()), ["basedOn"] = Seen };

    protected override void GiveBack(IReadOnlyDictionary<string, string> fields) =>
        (Chosen, Seen) = (Shelf.Sorted(PicturesChosen.Read(fields.GetValueOrDefault("pictures")).Select(one => new PictureGiven(one.Code, one.Pile)), Language), fields.GetValueOrDefault("basedOn"));

    protected override async Task LoadFormAsync()
    {
        var record = HttpContext.Opened();
        await LookForPicturesAsync();
        Mine = record.Admission.Reword != Parts.None;
        if (Statement is { } id)
        {
            if (!Mine) throw new NotHere();
            Now = (await WordsReading.OneAsync(record, id)).Now;
            if (CaptureTable.Find(Now.Capture)!.WhoseVoice != "person") throw new NotHere();
        }
        else
        {
            Heading = Headings.Find(Of) ?? throw new NotHere();
            if ((record.Admission.Write & Heading.Part) == Parts.None) throw new NotHere();
        }
        KnownAs = (await WordsReading.HeadAsync(record)).KnownAs;
        Chosen = HttpMethods.IsPost(Request.Method) ? FromForm()
            : Shelf.Sorted(PicturesChosen.Read(Now?.Pictures).Select(one => new PictureGiven(one.Code, one.Pile)), Language);
        if (Checking) Check = Mine ? await WhoSeesIt.OfAsync(HttpContext, Now?.PartBit ?? Heading!.Part) : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LookForPicturesAsync();
        if (await BesideAsync() is { } done) return done;
        if (Go is "say" or "forMe") return await SayAsync();
        await KeepAsync();
        if (Go == OwnPhotos) return LocalRedirect($"/people/{PersonId}/photos?of={Uri.EscapeDataString(Of ?? "")}");
        if (Go == "check" && FromForm().Count == 0) throw new Refused("Choose at least one picture.", "pictures");
        Checking = Go == "check";
        await LoadAsync();
        return Page();
    }

    private async Task<IActionResult> SayAsync()
    {
        // Whatever is wrong now is shown where it was asked.
        Checking = true;
        var (actor, chosen, cancel) = (HttpContext.Actor()!, FromForm(), HttpContext.RequestAborted);
        var key = FormKey.Of(HttpContext, Key, [Go, Seen, PicturesChosen.Write(chosen), .. Capture.All]);
        var given = chosen.Select(one => new PictureGiven(one.Code, one.Pile)).ToList();
        if (Statement is { } id)
        {
            var based = Guid.TryParse(Seen, out var seen) ? seen : Guid.Empty;
            await reword.RunAsync(actor, new StatementToReword(PersonId, id, null, Language, based) { Pictures = given, Form = Form }, key, cancel);
            return LocalRedirect($"/people/{PersonId}/statements/{id}?kept=true");
        }
        var how = new CaptureGiven(CaptureTable.Pictures, Day.Read(Capture.On, "capture.on"), TypedWords.Names(Capture.Present));
        var kept = await say.RunAsync(actor, new StatementToSay(PersonId, Of, null, Language, how) { Pictures = given, ForMe = Go == "forMe", Form = Form }, key, cancel);
        if (WordsPages.MayRead(HttpContext.Opened(), Of)) return LocalRedirect($"/people/{PersonId}/statements/{kept.StatementId}?{(actor.Capacity == Capacity.Self ? "kept" : "done")}=true");
        await LoadAsync();
        Told = new ToldJustNow(PersonId, KnownAs, PicturesChosen.InWords(Chosen, Language), Language);
        return Page();
    }

    private async Task LookForPicturesAsync() => shelf ??= await PictureShelf.OfAsync(HttpContext.Opened().Db, folder, HttpContext.RequestAborted);

    /// <summary>Every picture with a pile, whether it is on this screen or came with it, but the one that is taken out.</summary>
    private List<PictureChosen> FromForm() => Shelf.Sorted(Request.Form.Where(field => field.Key.StartsWith(Pile, StringComparison.Ordinal))
        .Select(field => new PictureGiven(field.Key[Pile.Length..], field.Value)).Where(one => one.Code != TakeOut), Language);
}
