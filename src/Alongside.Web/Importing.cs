using System.Globalization;
using Alongside.Basics;
using Alongside.Organisations;
using Alongside.People;
using Alongside.Sharing;

namespace Alongside.Web;

/// <summary>
/// The commands that bring people and workers in from a table: <c>alongside import people</c> and <c>import workers</c>.
/// Without <c>--go</c> they look, and bring nobody in.
/// </summary>
internal sealed class Importing(LettingIn here, Settings settings)
{
    internal const string Help = """

        Bringing in tables (docs/bringing-in.md has their columns); without --go nothing is brought in, only looked at:
          alongside import people FILE --organisation NAME --by ADDRESS [--basis CODE --because WORDS] [--language TAG]
          alongside import workers FILE --organisation NAME
                                         [--encoding windows-1252] [--report FILE] [--without-refused] [--go]
        """;

    private const string Organisation = "--organisation", By = "--by", Basis = "--basis", Because = "--because", Encoding = "--encoding", Report = "--report", Language = "--language";
    private const string Go = "--go", WithoutRefused = "--without-refused";
    private const int MostShown = 20;

    /// <summary>No file of a hundred thousand rows is longer.</summary>
    private const long MostBytes = 256L << 20;

    private static readonly string[] Options = [Organisation, By, Basis, Because, Encoding, Report, Language];

    internal async Task<string> RunAsync(IEnumerable<string> rest, bool people)
    {
        var line = new CommandLine(rest, Options, Go, WithoutRefused);
        var name = line.Name("Write which file.");
        await using var file = Open(name);
        using var stop = new Stopping();
        var report = people ? await PeopleAsync(line, file, stop.Token) : await WorkersAsync(line, file, stop.Token);
        return Said(line, name, report);
    }

    private async Task<ImportReport> PeopleAsync(CommandLine line, FileStream file, CancellationToken stop)
    {
        var organisation = await here.OrganisationAsync(line);
        var account = await here.ByAddressAsync(line.Option(By) ?? throw new Refused("Say who brings them in, one who leads there: --by ADDRESS"));
        var lead = new Actor(account.AccountId, Capacity.Worker, OrganisationId: organisation.OrganisationId, Name: account.Name, Role: account.Role, WorksAt: organisation.Name) { Leads = true };
        var import = here.The<ImportPeople>();
        var request = new PeopleToImport(file)
        {
            Basis = line.Option(Basis), Because = line.Option(Because), Encoding = line.Option(Encoding), WithoutRefused = line.Says(WithoutRefused),
            Language = line.Option(Language) ?? settings.Languages[0].Tag,
        };
        try
        {
            return line.Says(Go) ? await import.RunAsync(lead, request, new Shown(), stop) : await import.LookAsync(lead, request, stop);
        }
        catch (NotHere)
        {
            throw new Refused("{name} does not lead at {organisation}.", [account.Name, organisation.Name]);
        }
    }

    private async Task<ImportReport> WorkersAsync(CommandLine line, FileStream file, CancellationToken stop)
    {
        var organisation = (await here.OrganisationAsync(line)).OrganisationId;
        var import = here.The<ImportWorkers>();
        return line.Says(Go) ? await import.RunAsync(organisation, file, line.Option(Encoding), line.Says(WithoutRefused), new Shown(), stop)
            : await import.LookAsync(organisation, file, line.Option(Encoding), stop);
    }

    private static FileStream Open(string name)
    {
        try
        {
            var file = File.OpenRead(name);
            return file.Length <= MostBytes ? file : throw new Refused("This file is too large. Bring it in in pieces.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Refused("The file {name} cannot be read.", [name]);
        }
    }

    private static string Said(CommandLine line, string name, ImportReport report)
    {
        var path = line.Option(Report) ?? name + ".report.csv";
        using (var to = new StreamWriter(path)) report.Write(to);
        var refused = report.Rows.Where(row => row.Outcome == RowOutcome.Refused).ToList();
        var lines = refused.Take(MostShown).Select(row => string.Create(CultureInfo.InvariantCulture, $"Line {row.Line}: {row.Why}")).ToList();
        if (refused.Count > MostShown) lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {refused.Count - MostShown} more"));
        if (report.NotUsed.Count > 0) lines.Add($"Nothing is made here of the columns {string.Join(", ", report.NotUsed)}.");
        lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"Came in {report.Count(RowOutcome.CameIn)}; here already {report.Count(RowOutcome.Here)}; refused {refused.Count}; would come in {report.Count(RowOutcome.WouldComeIn)}."));
        if (report.Stopped) lines.Add("It was stopped. What came in is whole; the same again brings the rest.");
        else if (!line.Says(Go)) lines.Add("Nothing was brought in. The same with --go does it.");
        else if (report.Count(RowOutcome.WouldComeIn) > 0) lines.Add("Nothing was brought in, since some rows were refused. Mend them, or say --without-refused.");
        lines.Add($"Every row is in {path}");
        return string.Join('\n', lines);
    }

    /// <summary>A line now and then, so that somebody who waits knows how far it is.</summary>
    private sealed class Shown : IProgress<ImportProgress>
    {
        private const int Every = 500;

        public void Report(ImportProgress value)
        {
            if (value.Done % Every == 0 || value.Done == value.Of) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Of}"));
        }
    }
}
