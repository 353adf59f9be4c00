using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>
/// Whoever runs the house brings in the workers of an organisation, and vouches for their addresses. An address that is here
/// already is the same account; work that has begun already is the same work, so the same file twice changes nothing.
/// </summary>
public sealed class ImportWorkers(IWriter writer, AddOrganisation organisations, ReaderSlots slots, Clock clock)
{
    public static IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("email", "Their e-mail address at work, by which they come in", Required: true),
        new("name", "Their name", Required: true),
        new("role", "What they are there, in words: support worker"),
        new("team", "Their team. One that is not there yet is made"),
        new("leads", "yes: they lead there"),
    ];

    public async Task<ImportReport> LookAsync(Guid organisation, Stream file, string? encoding = null, CancellationToken cancel = default)
    {
        var (rows, notUsed) = await ReadAsync(organisation, file, encoding, cancel);
        return new ImportReport([.. rows.Select(row => row.Now)], notUsed);
    }

    public async Task<ImportReport> RunAsync(Guid organisation, Stream file, string? encoding = null, bool withoutRefused = false,
        IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var (rows, notUsed) = await ReadAsync(organisation, file, encoding, cancel);
        if (!withoutRefused && rows.Exists(row => row.Now.Outcome == RowOutcome.Refused)) return new ImportReport([.. rows.Select(row => row.Now)], notUsed);
        var coming = rows.FindAll(row => row.Now.Outcome == RowOutcome.WouldComeIn);
        // Teams first: two rows that name a new one must find the same.
        var teams = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var team in coming.Select(row => row.Team).OfType<string>().DistinctBy(Folding.Fold)) teams[Folding.Fold(team)] = await organisations.TeamAsync(organisation, team, cancel);
        var stopped = await Bringing.RunAsync(coming, row => BringAsync(organisation, row, teams), progress, cancel);
        return new ImportReport([.. rows.Select(row => row.Now)], notUsed, stopped);
    }

    private async Task BringAsync(Guid organisation, Row row, Dictionary<string, Guid> teams)
    {
        try
        {
            Guid? team = row.Team is { } named ? teams[Folding.Fold(named)] : null;
            await writer.RunAsync(UnitRequest.ByTheHouse, unit =>
            {
                var account = row.Account ?? OpenAccount.In(unit, row.Name, row.Role, row.Email).AccountId;
                return StartWork.InAsync(unit, new WorkToStart(account, organisation, team) { Leads = row.Leads });
            });
            row.Now = row.Now with { Outcome = RowOutcome.CameIn };
        }
        catch (Refused refused)
        {
            row.Now = row.Now.Not(refused);
        }
    }

    private async Task<(List<Row> Rows, IReadOnlyList<string> NotUsed)> ReadAsync(Guid organisation, Stream file, string? encoding, CancellationToken cancel)
    {
        var sheet = CsvSheet.Read(file, Columns, encoding);
        var known = await KnownAsync(organisation, cancel);
        return ([.. sheet.Rows.Select(row => Read(row, known))], sheet.NotUsed);
    }

    private async Task<Known> KnownAsync(Guid organisation, CancellationToken cancel)
    {
        var at = clock.Now();
        using var lease = await slots.LeaseHouseAsync(cancel);
        var house = lease.House;
        if (!await house.Organisations.AnyAsync(row => row.OrganisationId == organisation && row.ClosedAt == null, cancel)) throw new NotHere();
        return new Known(
            await house.Accounts.Where(row => row.EmailFold != null).ToDictionaryAsync(row => row.EmailFold!, row => (row.AccountId, row.ClosedAt is not null), cancel),
            (await house.Works.Where(row => row.OrganisationId == organisation && (row.UntilAt == null || row.UntilAt > at)).ToListAsync(cancel)).ToLookup(row => row.AccountId),
            (await house.Teams.Where(row => row.OrganisationId == organisation && row.ClosedAt == null).ToListAsync(cancel)).ToLookup(row => Folding.Fold(row.Name), row => row.TeamId));
    }

    private static Row Read(CsvRow row, Known known)
    {
        try
        {
            if (row.Problem is { } problem) throw problem;
            var email = EmailAddress.Read(row["email"], "email");
            if (!known.Seen.TryAdd(email.Fold, row.Line)) throw new Refused("Line {line} has the same address.", [known.Seen[email.Fold]]);
            PlainText.Required(row["name"], OpenAccount.MostName, "name", "Write your name.");
            PlainText.Optional(row["role"], OpenAccount.MostName, "role");
            PlainText.Optional(row["team"], AddOrganisation.MostName, "team");
            var (account, isClosed) = known.Accounts.GetValueOrDefault(email.Fold);
            if (isClosed) throw new Refused("Nobody is let in by this address any more.");
            var leads = IsYes(row["leads"]);
            var isHere = known.Works[account].Any(work => work.TeamId == known.Team(row["team"]) && (work.Leads || !leads));
            return new Row(new ImportedRow(row.Line, email.Given, isHere ? RowOutcome.Here : RowOutcome.WouldComeIn))
            { Email = email, Name = row["name"]!, Role = row["role"], Team = row["team"], Leads = leads, Account = account == Guid.Empty ? null : account };
        }
        catch (Refused refused)
        {
            return new Row(new ImportedRow(row.Line, row["email"] ?? "", RowOutcome.Refused).Not(refused));
        }
    }

    private static bool IsYes(string? written) => Folding.Fold(written ?? "") switch
    {
        "yes" or "y" or "true" or "1" => true,
        "" or "no" or "n" or "false" or "0" => false,
        _ => throw new Refused("Write yes or no in leads. Here stands {written}.", [written]),
    };

    private sealed class Row(ImportedRow now)
    {
        internal ImportedRow Now { get; set; } = now;
        internal EmailAddress? Email { get; init; }
        internal string Name { get; init; } = "";
        internal string? Role { get; init; }
        internal string? Team { get; init; }
        internal bool Leads { get; init; }
        internal Guid? Account { get; init; }
    }

    private sealed record Known(Dictionary<string, (Guid Id, bool IsClosed)> Accounts, ILookup<Guid, Work> Works, ILookup<string, Guid> Teams)
    {
        internal Dictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

        /// <summary>The id of a team that is here; of one that is not, an id that is nobody's.</summary>
        internal Guid? Team(string? name) => name is null ? null : Teams[Folding.Fold(name)].FirstOrDefault(Guid.Empty);
    }
}
