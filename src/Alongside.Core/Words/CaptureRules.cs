using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>The rules every wording passes, whoever writes it and by whatever road it comes.</summary>
public sealed partial class CaptureRules(LocalTime local, FolderPictures folder)
{
    /// <summary>Code points. Long enough for a life in one go; short enough that a page stays a page.</summary>
    public const int MostWords = 10_000;

    private const int MostPresent = 20;
    private const int MostName = 100;

    // Nobody living heard words said before it.
    private const int FirstYear = 1900;

    internal Wording Wording(Unit unit, StatementToSay request, Guid statement, Parts part, Guid? replaces = null, PictureShelf? shelf = null)
    {
        var chosen = Chosen(request, shelf ?? new PictureShelf(folder, []));
        var words = chosen is null ? Words(request.Words) : PicturesChosen.InWords(chosen, PicturesChosen.LanguageFor(request.Language));
        var capture = Allowed(unit.Actor, request.Capture, chosen is not null);
        if (capture.IsSaidOfThePerson) NotInTheFirstPerson(words, "words");
        return new Wording
        {
            PersonId = request.Person,
            StatementId = statement,
            WordingId = Ids.Opaque(),
            PartBit = part,
            Replaces = replaces,
            Words = words,
            Language = chosen is null ? Language(request.Language) : PicturesChosen.LanguageFor(request.Language),
            // One person's eyes: it is understood when a second has seen it too.
            Capture = capture.Code == CaptureTable.Understood ? CaptureTable.Observed : capture.Code,
            Pictures = chosen is null ? null : PicturesChosen.Write(chosen),
            SaidOn = SaidOn(request.Capture?.On, unit.At),
            Present = Present(request.Capture?.Present),
            WrittenBy = unit.Actor.AccountId,
            WrittenAs = unit.Actor.Capacity,
            WriterName = unit.Actor.Name,
            WriterRole = unit.Actor.Role,
            At = unit.At,
            Salt = Commitment.NewSalt(),
        };
    }

    /// <summary>What somebody saw the person tell without words: the first with a statement of its own, the others beside it.</summary>
    internal Observer Seen(Unit unit, SeenToo seen, Statement statement, DateOnly? reviewBy)
    {
        var saw = PlainText.Optional(seen.Saw, MostWords, "saw");
        if (saw is not null) NotInTheFirstPerson(saw, "saw");
        return new Observer
        {
            PersonId = statement.PersonId,
            ObserverId = Ids.Opaque(),
            PartBit = statement.PartBit,
            StatementId = statement.StatementId,
            WordingId = statement.CurrentWording,
            Saw = string.IsNullOrWhiteSpace(saw) ? null : saw,
            Language = Language(seen.Language),
            SawOn = SaidOn(seen.On, unit.At, "on"),
            Present = Present(seen.Present, "present"),
            AccountId = unit.Actor.AccountId,
            Capacity = unit.Actor.Capacity,
            OrganisationId = unit.Actor.OrganisationId,
            Name = unit.Actor.Name,
            Role = unit.Actor.Role,
            At = unit.At,
            ReviewBy = reviewBy,
        };
    }

    private static void NotInTheFirstPerson(string words, string field)
    {
        if (FirstPerson.Speaks(words))
            throw new Refused("Words like “I” and “my” are for the person to say. Write this as what you think or saw: “she likes”, “he smiled”. What somebody said goes in quotation marks.", field);
    }

    /// <summary>The words as they are, or why they cannot be said like this. A page asks it before it reads them back.</summary>
    public static string Words(string? words) => PlainText.Required(words, MostWords, "words", "Write what you want to say.");

    /// <summary>The pictures this writer may pick from, as far as it matters for what they picked.</summary>
    internal Task<PictureShelf> ShelfAsync(Unit unit, IReadOnlyList<PictureGiven>? given) => PictureShelf.ForAsync(unit, folder, given);

    private static List<PictureChosen>? Chosen(StatementToSay request, PictureShelf shelf)
    {
        if (request.Pictures is null && request.Capture?.How != CaptureTable.Pictures) return null;
        if (!string.IsNullOrEmpty(request.Words)) throw new Refused("Pictures stand with their own words. Send pictures or words, not both.", "words");
        return shelf.From(request.Pictures ?? [], PicturesChosen.LanguageFor(request.Language));
    }

    private static Capture Allowed(Actor actor, CaptureGiven? given, bool arePictures)
    {
        var code = given?.How;
        if (arePictures && string.IsNullOrEmpty(code)) code = CaptureTable.Pictures;
        if (string.IsNullOrEmpty(code))
        {
            if (actor.Capacity != Capacity.Self) throw new Refused("Say how these words came to be written down.", "capture.how");
            code = CaptureTable.Own;
        }
        var capture = CaptureTable.Find(code) ?? throw new Refused("Choose one of the ways words come to be written down.", "capture.how");
        if (capture.Code == CaptureTable.Own && actor.Capacity != Capacity.Self)
            throw new Refused("Only the person can say that these are their own words. Choose how you came to write them down.", "capture.how");
        if (!capture.MayBeUsedBy(actor.Capacity)) throw new Refused("This way of writing down is not yours to use. Choose another.", "capture.how");
        if (arePictures != (capture.Code == CaptureTable.Pictures)) throw new Refused("This is how pictures come. Words come in another way.", "capture.how");
        // These two are the recording itself.
        if (capture.Code is "voice" or "film") throw new Refused("Recordings cannot be kept here yet. Write the words down instead.", "capture.how");
        return capture;
    }

    internal static string Language(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return "en";
        return tag.Length <= 35 && LanguageTag().IsMatch(tag) ? tag : throw new Refused("Say the language as a short code, like en or ur.", "language");
    }

    internal DateOnly? SaidOn(DateOnly? on, DateTime now, string field = "capture.on")
    {
        if (on > local.DayOf(now)) throw new Refused("The day it was said cannot be after today.", field);
        if (on?.Year < FirstYear) throw new Refused("The day it was said is too long ago. Look at the year again.", field);
        return on;
    }

    internal static string Present(IReadOnlyList<string>? names, string field = "capture.present")
    {
        if (names is null || names.Count == 0) return "";
        if (names.Count > MostPresent) throw new Refused("Name at most {most} people who were in the room.", [MostPresent], field);
        // One name a line, so a line break inside a name becomes a space.
        return string.Join('\n', names.Select(name => PlainText.Required(name, MostName, field, "Give each person in the room a name.").ReplaceLineEndings(" ")));
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z")]
    private static partial Regex LanguageTag();
}
