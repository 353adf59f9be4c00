using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>How the words came to be written: its code, the day they were said (null: today) and who was in the room.</summary>
public sealed record CaptureGiven(string? How, DateOnly? On = null, IReadOnlyList<string>? Present = null);

/// <summary>Words for one heading. The person may leave the capture out: what they type is their own.</summary>
public sealed record StatementToSay(Guid Person, string? Heading, string? Words, string? Language, CaptureGiven? Capture = null)
{
    /// <summary>Pictures in place of words, each in its pile.</summary>
    public IReadOnlyList<PictureGiven>? Pictures { get; init; }

    /// <summary>"Keep this for me": from the first moment nobody else sees it.</summary>
    public bool ForMe { get; init; }

    /// <summary>The form it was begun in, so that nothing is left of the draft.</summary>
    public string? Form { get; init; }
}

/// <summary>Where the words are now. Ids only.</summary>
public sealed record StatementSaid(Guid StatementId, Guid WordingId);

/// <summary>
/// Something is said under a heading, by the person or written down by somebody they share that heading with. The words
/// are kept to the letter. Refused when the capture is not this writer's to use.
/// </summary>
public sealed class SayStatement(IWriter writer, CaptureRules captures, RecentWriting recent)
{
    public Task<StatementSaid> RunAsync(Actor actor, StatementToSay request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            // First whether there is anything here for this actor; only then what may be wrong with the words.
            if (unit.Admission.Write == Parts.None) throw new NotHere();
            var heading = Headings.Find(request.Heading) ?? throw new Refused("Choose one of the four headings.", "heading");
            if ((unit.Admission.Write & heading.Part) == Parts.None) throw new NotHere();

            if (request.ForMe && (unit.Admission.Write & Parts.OnlyMe) == Parts.None) throw new NotHere();

            var part = request.ForMe ? Parts.OnlyMe : heading.Part;
            var wording = captures.Wording(unit, request, Ids.Opaque(), part, shelf: await captures.ShelfAsync(unit, request.Pictures));
            recent.Count(unit);
            var statement = new Statement
            {
                PersonId = request.Person,
                StatementId = wording.StatementId,
                PartBit = part,
                KeptFrom = request.ForMe ? heading.Part : null,
                AboutMe = heading.AboutMe,
                CurrentWording = wording.WordingId,
                FirstSaidAt = unit.At,
            };
            unit.Record.Statements.Add(statement);
            unit.Record.Wordings.Add(wording);
            // It waits for somebody else to have seen it too.
            if (request.Capture?.How == CaptureTable.Understood)
                unit.Record.Observers.Add(captures.Seen(unit, new SeenToo(request.Person, wording.StatementId, wording.WordingId, On: wording.SaidOn, Present: request.Capture.Present, Language: wording.Language), statement, null));
            unit.Happened(EventKinds.StatementSaid, part, wording.StatementId, wording.WordingId, Commitment.To(wording.Words, wording.Salt));
            await KeepDraft.SaidAsync(unit, request.Form);
            return new StatementSaid(wording.StatementId, wording.WordingId);
        }, cancel);
}
