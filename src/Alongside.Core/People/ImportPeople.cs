using System.Globalization;
using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>A table of people from an organisation's own system. What each row does not say about the basis is said here, once for all.</summary>
public sealed record PeopleToImport(Stream File)
{
    /// <summary>A code from <see cref="Bases"/>, for rows without one.</summary>
    public string? Basis { get; init; }

    public string? Because { get; init; }

    /// <summary>The language of those words, and of people whose row says none.</summary>
    public string Language { get; init; } = "en";

    /// <summary>When the file is neither UTF-8 nor UTF-16.</summary>
    public string? Encoding { get; init; }

    /// <summary>The rows that can come in do, though others were refused. Else none does.</summary>
    public bool WithoutRefused { get; init; }
}

/// <summary>
/// A lead brings in the people their organisation supports already, from its own system: each as if a worker had begun
/// the record (<see cref="BeginForSomebody"/>), with the basis and why; so each must be told within 14 days. Looked at first,
/// row by row, and nothing is brought in while a row is refused, unless that was said. The same reference is the same person,
/// so the same file twice brings nobody twice.
/// </summary>
public sealed partial class ImportPeople(BeginForSomebody begin, BegunReading begun, ReaderSlots slots, LocalTime local, Clock clock)
{
    private const int MostReference = 100;

    public static IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("reference", "What your own system calls them. The same one twice is the same person", Required: true),
        new("name", "The name they are known by", Required: true),
        new("born", "Day of birth") { Codes = "1958-06-21, 21/06/1958" },
        new("nhs_number", "NHS number, ten digits"),
        new("chi_number", "CHI number, ten digits"),
        new("language", "The language they like best") { Codes = "en, ur, pl" },
        new("reach_by", "How they may be reached") { Codes = "email, text, phone, letter, visit, none" },
        new("reach_at", "The address or number for it"),
        new("basis", "On what basis?") { Codes = "wish, social-care, health-care, carer, agreement, our-work, safety" },
        new("because", "Why, in words that they will read"),
        new("team", "The team that supports them"),
        new("worker_email", "Or the worker who does, by their e-mail address"),
    ];

    /// <summary>What would become of each row. Nothing is brought in.</summary>
    public async Task<ImportReport> LookAsync(Actor actor, PeopleToImport request, CancellationToken cancel = default)
    {
        var read = await ReadAsync(actor, request, cancel);
        return new ImportReport([.. read.Rows.Select(row => row.Now)], read.NotUsed);
    }

    public async Task<ImportReport> RunAsync(Actor actor, PeopleToImport request, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var read = await ReadAsync(actor, request, cancel);
        if (!request.WithoutRefused && read.Rows.Any(row => row.Now.Outcome == RowOutcome.Refused)) return new ImportReport([.. read.Rows.Select(row => row.Now)], read.NotUsed);
        var coming = read.Rows.Where(row => row.Now.Outcome == RowOutcome.WouldComeIn).ToList();
        var stopped = await Bringing.RunAsync(coming, row => BringAsync(actor, row), progress, cancel);
        return new ImportReport([.. read.Rows.Select(row => row.Now)], read.NotUsed, stopped);
    }

    private async Task BringAsync(Actor actor, Row row)
    {
        try
        {
            await begin.RunAsync(actor, row.Request!);
            row.Now = row.Now with { Outcome = RowOutcome.CameIn };
        }
        catch (Refused refused)
        {
            // They worked there when the table was looked at.
            row.Now = row.Now.Not(refused.Field == "to" ? new Refused("Whoever is to have them does not work here any more.") : refused);
        }
        catch (NotHere)
        {
            row.Now = row.Now.Not(new Refused("You do not lead there any more."));
        }
        catch (DbUpdateException problem) when (UniqueKey.IsTaken(problem))
        {
            // Somebody else brings the same reference in at this moment: the database lets one of the two through.
            row.Now = row.Now with { Outcome = RowOutcome.Here };
        }
    }

    private async Task<(List<Row> Rows, IReadOnlyList<string> NotUsed)> ReadAsync(Actor actor, PeopleToImport request, CancellationToken cancel)
    {
        if (!await begun.LeadsAsync(actor, cancel)) throw new NotHere();
        var sheet = CsvSheet.Read(request.File, Columns, request.Encoding);
        var places = await PlacesAsync(actor, cancel);
        var (here, noes) = (await begun.ReferencesAsync(actor, cancel), await begun.NoesAsync(actor, cancel));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<Row>(sheet.Rows.Count);
        foreach (var row in sheet.Rows) rows.Add(Read(actor, request, row, places, here, noes, seen));
        return (rows, sheet.NotUsed);
    }

    private Row Read(
        Actor actor, PeopleToImport request, CsvRow row, Places places, HashSet<string> here, Func<string, DateOnly?, string?, string?, NoHere?> noes, Dictionary<string, int> seen)
    {
        var reference = row["reference"] ?? "";
        try
        {
            if (row.Problem is { } problem) throw problem;
            PlainText.Optional(reference, MostReference, "reference");
            if (!seen.TryAdd(reference, row.Line)) throw new Refused("Line {line} has the same reference.", [seen[reference]]);
            if (here.Contains(reference)) return new Row(new ImportedRow(row.Line, reference, RowOutcome.Here));
            var asked = Asked(actor, request, row, places);
            var (name, nhs, chi, _) = BeginForSomebody.Check(asked);
            BeginForSomebody.CheckBorn(asked.Born, local.DayOf(clock.Now()));
            if (!string.IsNullOrEmpty(asked.Channel)) SaySafeContact.New(new SafeContactToSay(Guid.Empty, asked.Channel, asked.Address), clock.Now());
            if (noes(name, asked.Born, nhs, chi) is { } no) throw new Refused("They have said no to a page. Ask nobody again before {day}.", [local.DayOf(no.UntilAt)]);
            return new Row(new ImportedRow(row.Line, reference, RowOutcome.WouldComeIn)) { Request = asked };
        }
        catch (Refused refused)
        {
            return new Row(new ImportedRow(row.Line, reference, RowOutcome.Refused).Not(refused));
        }
    }

    private static RecordToBeginFor Asked(Actor actor, PeopleToImport request, CsvRow row, Places places) =>
        new(row["name"], row["basis"] ?? request.Basis, row["because"] ?? request.Because)
        {
            Reference = row["reference"],
            Born = Born(row["born"]),
            NhsNumber = row["nhs_number"],
            ChiNumber = row["chi_number"],
            Language = Language(row["language"]) ?? request.Language,
            BecauseLanguage = request.Language,
            Channel = row["reach_by"],
            Address = row["reach_at"],
            GivenTo = places.Of(row["team"], row["worker_email"]) ?? (ViewerKind.Lead, actor.OrganisationId!.Value),
        };

    /// <summary>Year first, or as it is written here: day, month, year. Never guessed: 03/04/58 is refused.</summary>
    private static DateOnly? Born(string? written)
    {
        if (written is null) return null;
        return DateOnly.TryParseExact(written, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new Refused("Write the day of birth as 1958-06-21 or 21/06/1958. Here stands {written}.", [written]);
    }

    private static string? Language(string? written) => written is null || Tag().IsMatch(written) ? written
        : throw new Refused("Write the language as a tag, like en, ur or pl. Here stands {written}.", [written]);

    private async Task<Places> PlacesAsync(Actor actor, CancellationToken cancel)
    {
        var (organisation, at) = (actor.OrganisationId!.Value, clock.Now());
        using var lease = await slots.LeaseHouseAsync(cancel);
        var teams = await lease.House.Teams.Where(row => row.OrganisationId == organisation && row.ClosedAt == null).Select(row => new { row.TeamId, row.Name }).ToListAsync(cancel);
        var workers = await (
            from work in lease.House.Works
            join account in lease.House.Accounts on work.AccountId equals account.AccountId
            where work.OrganisationId == organisation && work.FromAt <= at && (work.UntilAt == null || work.UntilAt > at) && account.EmailFold != null
            select new { account.AccountId, account.EmailFold }).Distinct().ToListAsync(cancel);
        return new Places(teams.ToLookup(row => Folding.Fold(row.Name), row => row.TeamId), workers.ToDictionary(row => row.EmailFold!, row => row.AccountId));
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();

    private sealed class Row(ImportedRow now)
    {
        internal ImportedRow Now { get; set; } = now;
        internal RecordToBeginFor? Request { get; init; }
    }

    /// <summary>Whom a row can name: the organisation's teams and workers, and nobody else's.</summary>
    private sealed record Places(ILookup<string, Guid> Teams, Dictionary<string, Guid> Workers)
    {
        internal (ViewerKind Kind, Guid Id)? Of(string? team, string? worker)
        {
            if (team is not null && worker is not null) throw new Refused("Name a team or a worker, not both.");
            if (team is not null) return Teams[Folding.Fold(team)].ToList() is [var one] ? (ViewerKind.Team, one) : throw new Refused("There is no team called {name} here.", [team]);
            if (worker is null) return null;
            return Workers.TryGetValue(Organisations.EmailAddress.Read(worker, "worker_email").Fold, out var account) ? (ViewerKind.Worker, account) : throw new Refused("Nobody with the address {address} works here.", [worker]);
        }
    }
}
