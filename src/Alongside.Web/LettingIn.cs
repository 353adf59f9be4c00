using System.Globalization;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Web.Demo;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Web;

/// <summary>
/// How whoever runs the house lets people in: organisations, their teams and workers, and persons. Whoever has an address
/// comes in by letter; for everybody else a code is printed, to be handed over. On SQLite nobody may be serving meanwhile.
/// </summary>
internal sealed class LettingIn(IServiceProvider services, Settings settings)
{
    internal const string Help = """
        alongside organisation add NAME [--kind council|charity|user-led|provider|hospital|bureau] [--lead NAME [--email ADDRESS] [--role ROLE]]
        alongside organisation close NAME
        alongside team add NAME --organisation NAME
        alongside worker add NAME --organisation NAME [--team NAME] [--role ROLE] [--email ADDRESS] [--leads] [--another]
        alongside worker end --email ADDRESS | --account ID  --organisation NAME [--team NAME]
        alongside person add NAME [--language TAG] [--email ADDRESS] [--another]
                                   let people in; without an address a code is printed, to be handed over on paper
        alongside sign-in-code --email ADDRESS | --account ID
                                   print a code, to be handed over on paper, that lets this account in once
        """;

    private const string Organisation = "--organisation", Team = "--team", Role = "--role", Email = "--email", Account = "--account", Language = "--language", Another = "--another", Leads = "--leads", Kind = "--kind", Lead = "--lead";

    /// <summary>The commands this does: "organisation add" and so on.</summary>
    internal static bool Knows(string[] args) => args is ["organisation" or "team" or "worker" or "person" or "sign-in-code" or "import", ..];

    /// <summary>What there is to say of it. Refuses in plain words.</summary>
    internal static async Task<string> RunAsync(string[] args, Settings settings)
    {
        var clock = new Clock(TimeProvider.System);
        await using var database = await Database.OpenAsync(settings.Database, clock);
        if (await DemoTown.IsDemoAsync(database.Slots) == true) throw new Refused("This database holds a demo. Real people need one of their own (ALONGSIDE_DATA or ALONGSIDE_DATABASE).");
        await using var services = new ServiceCollection()
            .AddAlongside(database, clock, new LocalTime(settings.Zone), settings.WorkingDays, new HouseAddress(settings.Url), settings.OpenToAll).BuildServiceProvider();
        var here = new LettingIn(services, settings);
        var rest = args.Skip(2);
        return args switch
        {
            ["sign-in-code", ..] => await here.SignInCodeAsync(new CommandLine(args.Skip(1), [Email, Account])),
            ["organisation", "add", ..] => await here.AddOrganisationAsync(new CommandLine(rest, [Kind, Lead, Role, Email], Another)),
            ["organisation", "close", ..] => await here.CloseOrganisationAsync(new CommandLine(rest, [])),
            ["team", "add", ..] => await here.AddTeamAsync(new CommandLine(rest, [Organisation])),
            ["worker", "add", ..] => await here.AddWorkerAsync(new CommandLine(rest, [Organisation, Team, Role, Email], Another, Leads)),
            ["worker", "end", ..] => await here.EndWorkerAsync(new CommandLine(rest, [Organisation, Team, Email, Account])),
            ["person", "add", ..] => await here.AddPersonAsync(new CommandLine(rest, [Language, Email], Another)),
            ["import", "people" or "workers", ..] => await new Importing(here, settings).RunAsync(rest, people: args[1] == "people"),
            _ => throw new Refused("There is no such command. See: alongside help"),
        };
    }

    private async Task<string> AddOrganisationAsync(CommandLine line)
    {
        var name = line.Name("Write the name of the organisation.");
        if (line.Option(Email) is { } email) EmailAddress.Read(email, "email");
        if (line.Option(Lead) is null && (line.Option(Email) ?? line.Option(Role)) is not null) throw new Refused("Say who leads there: --lead NAME");
        var id = await The<AddOrganisation>().RunAsync(name, line.Option(Kind));
        var said = $"{name.Trim()} is here. Its id is {id}";
        return line.Option(Lead) is { } lead ? $"{said}\n{await StartAsync(line, lead, await OrganisationAsync(name), null, leads: true)}" : said;
    }

    private async Task<string> CloseOrganisationAsync(CommandLine line)
    {
        var name = line.Name("Write the name of the organisation.");
        // One that has closed already: stopped in the middle, the same again does the rest.
        var organisation = AddOrganisation.OfThatName(await AskAsync(house => house.Organisations.OrderBy(row => row.ClosedAt != null).ToListAsync()), row => row.Name, name)
            ?? throw new Refused("There is no organisation called {name}. Make it by: alongside organisation add", [name]);
        var open = await The<CloseOrganisation>().OpenWorkAsync(CloseOrganisation.AsOf(organisation.OrganisationId));
        // No names: what a terminal shows stays in its history.
        if (!open.IsNone) throw new Refused("There is open work at {name}: people it supports, people it has still to tell, questions without an answer, or invitations. Whoever leads there sees the list on its page, and hands over or ends each.", [organisation.Name]);
        await The<CloseOrganisation>().ByTheHouseAsync(organisation.OrganisationId);
        return $"{organisation.Name} has closed. What it wrote is kept; nobody works there any more.";
    }

    private async Task<string> AddTeamAsync(CommandLine line)
    {
        var name = line.Name("Write the name of the team.");
        var organisation = await OrganisationAsync(line);
        var id = await The<AddOrganisation>().TeamAsync(organisation.OrganisationId, name);
        return $"{name.Trim()} is a team of {organisation.Name}. Its id is {id}";
    }

    private async Task<string> AddWorkerAsync(CommandLine line)
    {
        var name = line.Name("Write the name of the worker.");
        var (organisation, team) = (await OrganisationAsync(line), await TeamAsync(line));
        return await StartAsync(line, name, organisation, team, line.Says(Leads));
    }

    private async Task<string> StartAsync(CommandLine line, string name, Organisation organisation, Team? team, bool leads)
    {
        var at = The<Clock>().Now();
        var account = await AccountAsync(line, name, line.Option(Role), house => house.Accounts.Where(row => house.Works.Any(work => work.AccountId == row.AccountId
            && work.OrganisationId == organisation.OrganisationId && (work.UntilAt == null || work.UntilAt > at))));
        await The<StartWork>().RunAsync(new WorkToStart(account.AccountId, organisation.OrganisationId, team?.TeamId) { Leads = leads });
        return $"{account.Name} works at {organisation.Name}{(team is null ? "" : $", {team.Name}")}{(leads ? ", and leads there" : "")}. {await WayInAsync(account)}";
    }

    private async Task<string> EndWorkerAsync(CommandLine line)
    {
        line.NoName();
        var (organisation, team) = (await OrganisationAsync(line), await TeamAsync(line));
        var account = await TheirsAsync(line);
        var at = The<Clock>().Now();
        var works = await AskAsync(house => house.Works.Where(row => row.AccountId == account.AccountId && row.OrganisationId == organisation.OrganisationId
            && (team == null || row.TeamId == team.TeamId) && (row.UntilAt == null || row.UntilAt > at)).Select(row => row.WorkId).ToListAsync());
        foreach (var work in works) await The<EndWork>().RunAsync(work);
        return works.Count == 0 ? $"{account.Name} does not work there now." : $"{account.Name} does not work there any more, and is signed out as its worker.";
    }

    private async Task<string> SignInCodeAsync(CommandLine line)
    {
        line.NoName();
        return await PrintAsync((await TheirsAsync(line)).AccountId);
    }

    private async Task<string> AddPersonAsync(CommandLine line)
    {
        var name = line.Name("Write the name the person is known by.");
        var language = line.Option(Language) ?? settings.Languages[0].Tag;
        if (settings.Languages.All(known => known.Tag != language)) throw new Refused("There are no texts in {language} here.", [language]);
        var account = await AccountAsync(line, name, null, house => house.Accounts.Where(row => row.PersonId != null));
        if (account.PersonId is null) await The<BeginRecord>().RunAsync(account.AccountId, new RecordToBegin(name, language));
        return $"{account.Name} has a page of their own here, and nobody sees it but them. {await WayInAsync(account)}";
    }

    /// <summary>The one with this address, or a new one. Two of one name are nothing rare, and one made twice by mistake is not either: then it must be said.</summary>
    private async Task<Account> AccountAsync(CommandLine line, string name, string? role, Func<HouseDb, IQueryable<Account>> alike)
    {
        if (await FindAsync(line) is { } found) return found;
        var address = line.Option(Email);
        if (address is null && !line.Says(Another) && AddOrganisation.OfThatName(await AskAsync(house => alike(house).ToListAsync()), row => row.Name, name) is not null)
            throw new Refused("Somebody called {name} is here already. If it is somebody else, say --another; if not, a new code is made by: alongside sign-in-code", [name]);
        var id = await The<OpenAccount>().RunAsync(name, role);
        if (address is not null) await The<ChooseContact>().RunAsync(id, address);
        return await AskAsync(house => house.Accounts.SingleAsync(row => row.AccountId == id));
    }

    private async Task<Account> TheirsAsync(CommandLine line)
    {
        if (line.Option(Account) is null && line.Option(Email) is null) throw new Refused("Say who: --email ADDRESS or --account ID");
        return await FindAsync(line) is { ClosedAt: null } open ? open : throw new Refused("There is no account like this.");
    }

    private async Task<Account?> FindAsync(CommandLine line)
    {
        if (line.Option(Account) is { } id) return Guid.TryParse(id, out var account) ? await AskAsync(house => house.Accounts.SingleOrDefaultAsync(row => row.AccountId == account)) : null;
        return line.Option(Email) is { } email ? await OfAddressAsync(email) : null;
    }

    internal async Task<Account> ByAddressAsync(string email) => await OfAddressAsync(email) ?? throw new Refused("There is no account like this.");

    private async Task<Account?> OfAddressAsync(string email)
    {
        var address = EmailAddress.Read(email, "email");
        return await AskAsync(house => house.Accounts.SingleOrDefaultAsync(row => row.EmailFold == address.Fold));
    }

    private async Task<string> WayInAsync(Account account) =>
        account.Email is { } email ? $"They come in by letter to {email}, at {new Uri(settings.Url, "/sign-in")}" : await PrintAsync(account.AccountId);

    /// <summary>A code on paper, and what to do with it.</summary>
    private async Task<string> PrintAsync(Guid account)
    {
        var printed = await The<PrintSignInCode>().RunAsync(account);
        var until = The<LocalTime>().DayOf(printed.EndsAt);
        return string.Create(CultureInfo.InvariantCulture, $"Their account is {account}\n{printed.Code}\nIt lets them in once, until {until:yyyy-MM-dd}, at {new Uri(settings.Url, "/sign-in/code")}");
    }

    internal Task<Organisation> OrganisationAsync(CommandLine line) => OrganisationAsync(line.Option(Organisation) ?? throw new Refused("Say at which organisation: --organisation NAME"));

    private async Task<Organisation> OrganisationAsync(string name) =>
        AddOrganisation.OfThatName(await AskAsync(house => house.Organisations.Where(row => row.ClosedAt == null).ToListAsync()), row => row.Name, name)
        ?? throw new Refused("There is no organisation called {name}. Make it by: alongside organisation add", [name]);

    private async Task<Team?> TeamAsync(CommandLine line)
    {
        if (line.Option(Team) is not { } name) return null;
        var organisation = await OrganisationAsync(line);
        return AddOrganisation.OfThatName(await AskAsync(house => house.Teams.Where(row => row.OrganisationId == organisation.OrganisationId && row.ClosedAt == null).ToListAsync()), row => row.Name, name)
            ?? throw new Refused("There is no team called {name} there. Make it by: alongside team add", [name]);
    }

    private async Task<T> AskAsync<T>(Func<HouseDb, Task<T>> read)
    {
        using var lease = await The<ReaderSlots>().LeaseHouseAsync(CancellationToken.None);
        return await read(lease.House);
    }

    internal T The<T>() where T : notnull => services.GetRequiredService<T>();
}
