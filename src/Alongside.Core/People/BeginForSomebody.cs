using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.Record;
using Alongside.Sharing;

namespace Alongside.People;

/// <summary>Whose record a worker begins, on what basis and why; and, if they said it, how they may be reached.</summary>
public sealed record RecordToBeginFor(string? KnownAs, string? Basis, string? Because)
{
    /// <summary>The language the person likes best.</summary>
    public string? Language { get; init; }

    /// <summary>The language of the words why.</summary>
    public string? BecauseLanguage { get; init; }

    public DateOnly? Born { get; init; }
    public string? NhsNumber { get; init; }
    public string? ChiNumber { get; init; }

    /// <summary>A code from <see cref="Channels"/>; null when nothing was said about it.</summary>
    public string? Channel { get; init; }

    public string? Address { get; init; }

    /// <summary>What the organisation's own system calls them, when they are brought in from it.</summary>
    public string? Reference { get; init; }

    /// <summary>Who is given the person to support; null: whoever begins it.</summary>
    public (ViewerKind Kind, Guid Id)? GivenTo { get; init; }
}

/// <summary>
/// A worker begins a record for somebody who has not: with the basis written down. They are given the person to support and
/// see no more by it; the person must be told within 14 days, and may say no.
/// </summary>
public sealed class BeginForSomebody(SystemDoor door, BegunReading begun, TellPerson tell, LocalTime local)
{
    public const int DaysToTell = 14;
    public const int MostBecause = 1_000;
    private const int FirstYear = 1900;

    /// <summary>What may be wrong with who it is about, for a form that asks in two steps.</summary>
    public static void CheckWho(string? knownAs, DateOnly? born, string? nhs, string? chi, DateOnly today)
    {
        PlainText.Required(knownAs, BeginRecord.MostName, "knownAs", "Write the name they are known by.");
        CheckBorn(born, today);
        HealthNumber.Nhs(nhs, "nhsNumber");
        HealthNumber.Chi(chi, "chiNumber");
    }

    internal static void CheckBorn(DateOnly? born, DateOnly today, string field = "born")
    {
        if (born > today) throw new Refused("The day of birth cannot be after today.", field);
        if (born?.Year < FirstYear) throw new Refused("The day of birth is too long ago. Look at the year again.", field);
    }

    /// <summary>The id of what was begun, as the organisation's own list calls it.</summary>
    public async Task<Guid> RunAsync(Actor actor, RecordToBeginFor request, RequestKey? key = null, CancellationToken cancel = default)
    {
        if (actor is not { Capacity: Capacity.Worker, OrganisationId: { } organisation }) throw new NotHere();
        var (name, nhs, chi, because) = Check(request);
        if (await begun.NoOfAsync(actor, name, request.Born, nhs, chi, cancel) is { } no)
            throw new Refused("{name} has said no to a page. Ask nobody again before {day}. Support goes on without it.", [no.KnownAs, local.DayOf(no.UntilAt)], "knownAs");

        var (person, id) = (Ids.New(), Ids.Opaque());
        return await door.RunAsync(actor, person, "a worker began a record, and has to tell the person", async unit =>
        {
            // A table takes long to come in, and their work may have ended meanwhile; or that of whoever is given the person.
            await (request.Reference is null ? Leading.WorksAsync(unit, actor) : Leading.MayAsync(unit, actor));
            var (given, to) = request.GivenTo ?? (ViewerKind.Worker, actor.AccountId);
            var until = given == ViewerKind.Lead ? null : await GivePerson.WorksUntilAsync(unit, given, to, organisation, unit.At);
            CheckBorn(request.Born, local.DayOf(unit.At));
            unit.Record.People.Add(new Person { PersonId = person, KnownAs = name, NameFold = Folding.Fold(name), Language = request.Language ?? "en", BegunAt = unit.At });
            var written = new Written(actor, nhs, chi, because, local.EndOf(local.DayOf(unit.At).AddDays(DaysToTell)));
            AddDetails(unit, person, request, written);
            var letter = await ReachAsync(unit, person, request);
            unit.Record.Beginnings.Add(New(unit, person, id, organisation, request, name, written, letter));
            unit.House.BegunDue.Add(new BegunDue { PersonId = person, DueAt = written.DueAt });
            unit.Happened(EventKinds.RecordBegun, Parts.WhoIAm, id, reason: request.Basis);
            GivePerson.New(unit, actor, given, to, request.Basis, because, keepMeSafe: false, unit.At, until).GiveIn(unit);
            if (given != ViewerKind.Lead) await GivePerson.AnswerForAsync(unit, actor, request.Basis!, because);
            return id;
        }, key, cancel);
    }

    /// <summary>What may be wrong with it, but for the day of birth and for a no, which are asked when it is begun.</summary>
    internal static (string Name, string? Nhs, string? Chi, string Because) Check(RecordToBeginFor request)
    {
        var name = PlainText.Required(request.KnownAs, BeginRecord.MostName, "knownAs", "Write the name they are known by.");
        var (nhs, chi) = (HealthNumber.Nhs(request.NhsNumber, "nhsNumber"), HealthNumber.Chi(request.ChiNumber, "chiNumber"));
        if (Bases.All.All(basis => basis.Code != request.Basis)) throw new Refused("Choose on what basis you begin it.", "basis");
        var because = PlainText.Required(request.Because, MostBecause, "because", "Write why you begin it. They will read it.");
        if (request.Channel is { Length: > 0 } channel && Channels.All.All(row => row.Code != channel)) throw new Refused("Choose how they may be reached.", "channel");
        return (name, nhs, chi, because);
    }

    private static Beginning New(Unit unit, Guid person, Guid id, Guid organisation, RecordToBeginFor request, string name, Written written, bool letter) => new()
    {
        PersonId = person,
        BegunId = id,
        PartBit = Parts.OnlyMe,
        ViewerId = organisation,
        KnownAs = name,
        NameFold = Folding.Fold(name),
        Born = request.Born,
        NhsNumber = written.Nhs,
        ChiNumber = written.Chi,
        Basis = request.Basis!,
        Because = written.Because,
        Language = request.BecauseLanguage ?? "en",
        BegunBy = written.By.AccountId,
        WorkerName = written.By.Name,
        WorkerRole = written.By.Role,
        WorksAt = written.By.WorksAt,
        At = unit.At,
        DueAt = written.DueAt,
        LetterAt = letter ? unit.At : null,
        Reference = request.Reference,
    };

    /// <summary>What they were told goes to the person: the worker does not see it in the record again.</summary>
    private static void AddDetails(Unit unit, Guid person, RecordToBeginFor request, Written written)
    {
        void Add(DetailKind kind, string? words)
        {
            if (words is null) return;
            unit.Record.Details.Add(SayDetail.New(person, kind, words, shown: false, "en", written.By, unit.At));
        }
        Add(DetailKind.Born, request.Born is { } born ? SayDetail.Written(born) : null);
        Add(DetailKind.NhsNumber, written.Nhs);
        Add(DetailKind.ChiNumber, written.Chi);
    }

    /// <summary>Keeps how they may be reached, as they told it. Answers whether a letter goes that there is a message.</summary>
    private async Task<bool> ReachAsync(Unit unit, Guid person, RecordToBeginFor request)
    {
        if (string.IsNullOrEmpty(request.Channel)) return false;
        var contact = SaySafeContact.New(new SafeContactToSay(person, request.Channel, request.Address, Language: request.Language), unit.At);
        unit.Record.SafeContacts.Add(contact);
        unit.Happened(EventKinds.SafeContactSaid, Parts.Communication, contact.ContactId);
        await tell.ThatThereIsAMessageAsync(unit);
        // A call or a letter on paper is a human's to do.
        return contact is { Channel: Channels.Email, Address: not null };
    }

    private sealed record Written(Actor By, string? Nhs, string? Chi, string Because, DateTime DueAt);
}
