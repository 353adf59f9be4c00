using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>Three answers: what it was, whether they met, and what happened (or who checks that the person is safe, and by when). All else may be left as it is.</summary>
public sealed record HappeningToWrite(Guid Person, string? Kind, bool? Met, string? Words, string? Language = null)
{
    /// <summary>When it was; null is now.</summary>
    public DateTime? HappenedAt { get; init; }

    public string? Place { get; init; }
    public IReadOnlyList<string>? Present { get; init; }

    /// <summary>Whose account it is; null is the writer's own.</summary>
    public string? Whose { get; init; }

    public string? SaidBy { get; init; }

    /// <summary>Who checks, and by when, when they did not meet.</summary>
    public Guid? CheckBy { get; init; }

    public DateTime? CheckDue { get; init; }

    /// <summary>An exemption keeps it from the person for a time.</summary>
    public ExemptionGiven? Withhold { get; init; }

    /// <summary>What it corrects, and why.</summary>
    public Guid? Corrects { get; init; }

    public string? Because { get; init; }

    /// <summary>Letters, scans and texts that belong to it.</summary>
    public IReadOnlyList<DocumentToGive> Documents { get; init; } = [];

    /// <summary>The form it was begun in, so that nothing is left of the draft.</summary>
    public string? Form { get; init; }
}

/// <summary>
/// A worker who supports the person writes down what happened, in their organisation's record of its own work; or corrects what
/// stands there, which stays beside it. The person reads it, unless an exemption was named.
/// </summary>
public sealed class WriteHappening(IWriter writer, DocumentsBeside beside, LocalTime local, RecentWriting recent)
{
    public const int MostWords = 10_000;
    private const int MostOfALine = 200, FirstYear = 1900;
    private static readonly TimeSpan AheadOfUs = TimeSpan.FromMinutes(10), MostToWait = TimeSpan.FromDays(14);

    public async Task<Guid> RunAsync(Actor actor, HappeningToWrite request, RequestKey? key = null, CancellationToken cancel = default)
    {
        // Of whoever may not write there nothing is looked into, and nothing laid anywhere.
        if (request.Documents.Count > 0) await writer.RunAsync(new UnitRequest(actor, request.Person), unit => Task.FromResult(MayWrite(unit)), cancel);
        var documents = await beside.BringAsync(request.Documents, cancel);
        return await writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            MayWrite(unit);
            var corrected = await CorrectedAsync(unit, request);
            var row = Row(unit, request, corrected);
            if (corrected is null) await BesideAsync(unit, request, row);
            else row.Withhold(corrected.WithheldUntil);
            recent.Count(unit);
            unit.Record.Happenings.Add(row);
            unit.Happened(corrected is null ? EventKinds.HappeningWritten : EventKinds.HappeningCorrected, Happening.EventPart(row.WithheldUntil, unit.At), row.HappeningId,
                commitment: row.Words is null ? null : Commitment.To(row.Words, row.Salt));
            await DocumentsBeside.GiveAsync(unit, row, documents);
            await KeepDraft.SaidAsync(unit, request.Form);
            return row.HappeningId;
        }, cancel);
    }

    private static bool MayWrite(Unit unit) => (unit.Admission.OwnWork & Parts.Happened) != Parts.None ? true : throw new NotHere();

    private static async Task<Happening?> CorrectedAsync(Unit unit, HappeningToWrite request)
    {
        if (request.Corrects is not { } id) return null;
        var stands = await HappenedReading.OwnAsync(unit, id);
        if (await unit.Record.Happenings.AnyAsync(row => row.Corrects == id))
            throw new Refused("This was corrected already. Look at what stands now.");
        return stands;
    }

    private Happening Row(Unit unit, HappeningToWrite request, Happening? corrected)
    {
        if (HappeningKinds.All.All(kind => kind.Code != request.Kind)) throw new Refused("Choose what it was.", "kind");
        if (request.Met is not { } met) throw new Refused("Say whether you met or spoke.", "met");
        var words = PlainText.Optional(request.Words, MostWords, "words");
        if (words is null || PlainText.IsBlank(words)) words = met ? throw new Refused("Write what happened.", "words") : null;
        var whose = request.Whose ?? WhoseAccount.Writer;
        if (!WhoseAccount.All.Contains(whose)) throw new Refused("Say whose account it is.", "whose");
        var id = Ids.Opaque();
        return new Happening
        {
            PersonId = request.Person,
            HappeningId = id,
            PartBit = Parts.Happened,
            OrganisationId = unit.Actor.OrganisationId!.Value,
            TeamId = unit.Actor.TeamId,
            WorksAt = unit.Actor.WorksAt,
            Kind = request.Kind!,
            HappenedAt = When(unit, request.HappenedAt, corrected),
            Met = met,
            Place = Line(request.Place, "place"),
            Present = CaptureRules.Present(request.Present, "present"),
            Whose = whose,
            SaidBy = whose == WhoseAccount.Other ? PlainText.Required(request.SaidBy, MostOfALine, "saidBy", "Write who said it.") : null,
            Words = words,
            Language = CaptureRules.Language(request.Language),
            Salt = Commitment.NewSalt(),
            WrittenBy = unit.Actor.AccountId,
            WriterName = unit.Actor.Name,
            WriterRole = unit.Actor.Role,
            At = unit.At,
            FirstId = corrected?.FirstId ?? id,
            Corrects = corrected?.HappeningId,
            Because = corrected is null ? null : PlainText.Required(request.Because, MostOfALine * 10, "because", "Write what was wrong."),
        };
    }

    private DateTime When(Unit unit, DateTime? at, Happening? corrected)
    {
        if (at is not { } given) return corrected?.HappenedAt ?? unit.At;
        if (given > unit.At + AheadOfUs) throw new Refused("It cannot have happened after now.", "on");
        if (local.DayOf(given).Year < FirstYear) throw new Refused("That is too long ago. Look at the year again.", "on");
        return given;
    }

    /// <summary>Who checks that the person is safe, and by what right it is kept from them.</summary>
    private async Task BesideAsync(Unit unit, HappeningToWrite request, Happening row)
    {
        if (request.Withhold is { } given) WithholdHappening.Decide(unit, local, row, given);
        if (row.Met) return;
        var checker = (await CheckersReading.OfAsync(unit.Record, unit.House, unit.Actor, unit.At)).FirstOrDefault(one => one.Account == request.CheckBy)
            ?? throw new Refused("Say who checks that they are safe.", "checkBy");
        if (request.CheckDue is not { } due || due <= unit.At) throw new Refused("Say by when: a time that is still to come.", "dueOn");
        if (due > unit.At + MostToWait) throw new Refused("That is too long to wait. Choose a time within two weeks.", "dueOn");
        var check = new SafetyCheck
        {
            PersonId = row.PersonId, CheckId = Ids.Opaque(), PartBit = Parts.Happened, ViewerId = row.OrganisationId, HappeningId = row.HappeningId,
            CheckerId = checker.Account, CheckerName = checker.Name, DueAt = due, At = unit.At,
        };
        check.Withhold(row.WithheldUntil);
        unit.Record.SafetyChecks.Add(check);
        unit.House.ChecksDue.Add(new CheckDue { CheckId = check.CheckId, OrganisationId = row.OrganisationId, AccountId = checker.Account, DueAt = due, ToLeads = false });
    }

    private static string? Line(string? text, string field) => PlainText.Optional(text, MostOfALine, field) is { } line && !PlainText.IsBlank(line) ? line : null;
}
