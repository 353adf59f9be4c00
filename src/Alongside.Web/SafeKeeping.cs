using System.Globalization;
using Alongside.Basics;
using Alongside.Data;

namespace Alongside.Web;

/// <summary>How whoever runs the house keeps it from being lost: backups, bringing one back, comparing, and moving to PostgreSQL.</summary>
internal sealed class SafeKeeping(Settings settings, CancellationToken stop)
{
    internal const string Help = """
        alongside backup [FOLDER | FILE.tar.gz]
                                   everything in one file, while people go on; without a place into ALONGSIDE_BACKUPS, where the newest 14 stay
        alongside restore FILE.tar.gz
                                   bring a backup back into an empty data folder (and an empty database)
        alongside verify [--people]
                                   count every table and print a digest of all that is kept; --people: of each person's record
        alongside move             bring the file of the data folder to an empty database on PostgreSQL, and compare both
        """;

    private const string People = "--people";
    private const int BetweenLines = 10_000;

    internal static bool Knows(string[] args) => args is ["backup" or "restore" or "verify" or "move", ..];

    internal static async Task<int> RunAsync(string[] args, Settings settings)
    {
        using var stop = new Stopping();
        var here = new SafeKeeping(settings, stop.Token);
        return args[0] switch
        {
            "backup" => await here.BackupAsync(new CommandLine(args.Skip(1), [])),
            "restore" => await here.RestoreAsync(new CommandLine(args.Skip(1), [])),
            "verify" => await here.VerifyAsync(new CommandLine(args.Skip(1), [], People)),
            _ => await here.MoveAsync(new CommandLine(args.Skip(1), [])),
        };
    }

    private async Task<int> BackupAsync(CommandLine line)
    {
        var clock = new Clock(TimeProvider.System);
        var said = line.NameOrNone();
        var place = said ?? settings.Backups ?? throw new Refused("Say where the backup is to be laid: a folder, a file that ends in .tar.gz, or ALONGSIDE_BACKUPS.");
        var file = said?.EndsWith(".tar.gz", StringComparison.Ordinal) == true ? Path.GetFullPath(said) : new BackupFolder(Path.GetFullPath(place)).Next(clock.Now());
        var made = await new MakeBackup(settings.Database, settings.DataFolder, clock, settings.PostgresTools).RunAsync(file, stop);
        if (said is null) new BackupFolder(place).ForgetOld();
        Tell(made, "Backed up and read back", file);
        return 0;
    }

    private async Task<int> RestoreAsync(CommandLine line)
    {
        var archive = Path.GetFullPath(line.Name("Say which backup: a file that ends in .tar.gz"));
        var restored = await new RestoreBackup(settings.Database, settings.DataFolder, settings.PostgresTools).RunAsync(archive, Progress, stop);
        Tell(restored, "Restored and compared", archive);
        Console.WriteLine(restored.Schema < (settings.Database is SqliteSettings ? SchemaScripts.Sqlite : SchemaScripts.Postgres).Count
            ? "It is of an older schema: bring it up to date by alongside migrate, then start the program." : "Start the program.");
        return 0;
    }

    private async Task<int> VerifyAsync(CommandLine line)
    {
        line.NoName();
        var count = 0;
        var digest = await HouseDigest.ReadAsync(settings.Database, person =>
        {
            if (line.Says(People)) Console.WriteLine($"{person.Person} {person.Digest}");
            if (++count % BetweenLines == 0) Progress(string.Create(CultureInfo.InvariantCulture, $"{count} people so far"));
        }, stop);
        Tell(digest);
        var wrong = await HouseDigest.WrongInListsAsync(settings.Database, stop);
        foreach (var person in wrong.Take(20)) Console.WriteLine($"Lists do not say of {person} what was decided.");
        Console.WriteLine(wrong.Count == 0 ? "Lists of people say what was decided of everybody." : string.Create(CultureInfo.InvariantCulture, $"Lists of people are wrong about {wrong.Count}."));
        return wrong.Count == 0 ? 0 : 1;
    }

    private async Task<int> MoveAsync(CommandLine line)
    {
        line.NoName();
        if (settings.Database is not PostgresSettings postgres) throw new Refused("Set ALONGSIDE_DATABASE, ALONGSIDE_DATABASE_OWNER and ALONGSIDE_DATABASE_DOOR to where the house is to move.");
        var file = (SqliteSettings)DatabaseSettings.From(null, null, null, settings.DataFolder);
        Tell(await new MoveHouse(file, postgres).RunAsync(Progress, stop));
        Console.WriteLine($"Moved; every record is the same on both sides. Put {file.File} away now, so that nobody serves from it by mistake.");
        return 0;
    }

    private static void Tell(BackupManifest of, string what, string file) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {file}\n{of.Database}, schema {of.Schema}, {of.People} people, {of.Counts.Values.Sum()} rows, {of.Files.Count} files\nDigest of all of it: {of.Digest}"));

    private static void Tell(HouseDigest digest)
    {
        foreach (var (table, count) in digest.Counts) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table,-22}{count,12}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"People: {digest.People}"));
        Console.WriteLine($"Digest of people: {digest.OfPeople}\nDigest of the rest: {digest.OfTheRest}\nDigest of all of it: {digest.Total}");
    }

    /// <summary>Apart from what is answered, so that the answer can be compared by a program.</summary>
    private static void Progress(string words) => Console.Error.WriteLine(words);
}
