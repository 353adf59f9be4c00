using System.Security.Cryptography;
using Alongside.Basics;
using Alongside.Sharing;
using Alongside.Web.Access;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Words;

/// <summary>The person's own photos among the pictures they can point to: add one with its word, take one away. For nobody else.</summary>
[AboutAPerson(Parts.OnlyMe, Reword = true), TakesFiles]
public sealed class PhotosModel(AddPhoto add, TakePhotoAway takeAway, FolderPictures folder, Settings settings, PageView view) : AlongsidePage
{
    [FromRoute(Name = "personId")]
    public Guid PersonId { get; set; }

    /// <summary>The heading or statement they were picking pictures for.</summary>
    [FromQuery(Name = "of")]
    public string? Of { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty(Name = "word")]
    public string? Word { get; set; }

    [BindProperty(Name = "photo")]
    public IFormFile? Photo { get; set; }

    /// <summary>A photo that is to be taken away.</summary>
    [BindProperty(Name = "away")]
    public string? Away { get; set; }

    public IReadOnlyList<Picture> Photos { get; private set; } = [];

    public int MostMegabytes => settings.FileMegabytes;

    public string Back => Headings.Find(Of) is not null || Guid.TryParse(Of, out _) ? $"/people/{PersonId}/pictures/{Of}" : $"/people/{PersonId}";

    public bool CameToPick => Back.Contains("/pictures/", StringComparison.Ordinal);

    public string TypedLanguage => TypedWords.Language(Word, view);

    public string LanguageOf(Picture photo) => TypedWords.Language(photo.English, view);

    public static string IdOf(Picture photo) => photo.Code[PictureShelf.PhotoMark.Length..];

    public override async Task LoadAsync() => Photos = (await PictureShelf.OfAsync(HttpContext.Opened().Db, folder, HttpContext.RequestAborted)).Photos;

    public async Task<IActionResult> OnPostAsync()
    {
        var (actor, cancel) = (HttpContext.Actor()!, HttpContext.RequestAborted);
        if (Away is not null)
        {
            var photo = Guid.TryParse(Away, out var id) ? id : throw new NotHere();
            await takeAway.RunAsync(actor, PersonId, photo, FormKey.Of(HttpContext, Key, Away), cancel);
            return GoOn("away");
        }
        var given = await GivenAsync(cancel);
        var key = FormKey.Of(HttpContext, Key, Word, Convert.ToHexStringLower(SHA256.HashData(given)));
        await add.RunAsync(actor, new PhotoToAdd(PersonId, Word, TypedLanguage, given), key, cancel);
        return GoOn("added");
    }

    private LocalRedirectResult GoOn(string done) => LocalRedirect($"/people/{PersonId}/photos?done={done}&of={Uri.EscapeDataString(Of ?? "")}");

    private async Task<byte[]> GivenAsync(CancellationToken cancel)
    {
        if (Photo is null) return [];
        var given = new byte[Photo.Length];
        await using var stream = Photo.OpenReadStream();
        await stream.ReadExactlyAsync(given, cancel);
        return given;
    }
}
