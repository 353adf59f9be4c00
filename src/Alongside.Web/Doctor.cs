using System.Globalization;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Words;
using Npgsql;

namespace Alongside.Web;

/// <summary><c>alongside doctor</c>: what is set, without any secret, and whether the house is well. Beside a program that serves it only looks.</summary>
public static class Doctor
{
    private const long LittleRoom = 1L << 30;
    private static readonly TimeSpan TooOld = TimeSpan.FromHours(49);

    public static async Task<int> RunAsync(Settings settings)
    {
        foreach (var (name, value) in Lines(settings)) Say(name, value);
        var clock = new Clock(TimeProvider.System);
        try
        {
            var trouble = await Database.InspectAsync(settings.Database, clock);
            Say("Schema", string.Create(CultureInfo.InvariantCulture, $"{(settings.Database is SqliteSettings ? SchemaScripts.Sqlite : SchemaScripts.Postgres).Count}, as this program needs it"));
            foreach (var job in trouble.Ran) Say("Job " + job.Name, job.LastOkAt is { } at ? "last well " + Moment(at) : "not yet well");
            await foreach (var (name, value) in AroundAsync(settings)) Say(name, value);
            var noted = Troubles(settings, trouble, clock.Now()).ToList();
            foreach (var sentence in noted) Console.WriteLine(sentence);
            if (trouble.IsNone && noted.Count == 0) Console.WriteLine("Everything is in order.");
            return 0;
        }
        catch (Exception problem)
        {
            Console.WriteLine("Not in order: " + problem.Message);
            return 1;
        }
    }

    private static IEnumerable<string> Troubles(Settings settings, HouseTrouble trouble, DateTime at)
    {
        foreach (var job in trouble.Jobs) yield return $"The job {job.Job} is in trouble: {job.Problem}";
        if (trouble.ParkedLetters > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Letters that could not be sent and are parked: {trouble.ParkedLetters}");
        if (trouble.WaitingForAHuman > 0) yield return string.Create(CultureInfo.InvariantCulture, $"Letters that have waited two weeks for a human to take them: {trouble.WaitingForAHuman}");
        if (settings.Backups is { } folder && new BackupFolder(folder).Newest is var newest && (newest is null || newest < at - TooOld))
            yield return newest is null ? $"There is no backup yet in {folder}" : $"The last backup is of {Moment(newest.Value)}";
        if (Room(settings.DataFolder) is < LittleRoom) yield return "There is less than a gigabyte of room on the disk of the data folder.";
        if (IsOpenToOthers(settings.DataFolder)) yield return $"Others on this machine can look into the data folder. Close it: chmod 700 {settings.DataFolder}";
    }

    /// <summary>What is not in the database.</summary>
    private static async IAsyncEnumerable<(string Name, string Value)> AroundAsync(Settings settings)
    {
        if (settings.Database is PostgresSettings { Owner.Length: > 0 } postgres)
            yield return ("Backup from here", await MakeBackup.WhyNotAsync(postgres, settings.PostgresTools) ?? "can be made");
        if (settings.Backups is { } folder) yield return ("Last backup", new BackupFolder(folder).Newest is { } at ? Moment(at) : "(none)");
        if (Room(settings.DataFolder) is { } room) yield return ("Room on the disk", string.Create(CultureInfo.InvariantCulture, $"{room / (double)LittleRoom:0.0} GB"));
        if (Directory.Exists(settings.DataFolder)) yield return ("Data folder", Contents(settings));
        yield return ("Serving", await ServingAsync(settings));
    }

    private static string Contents(Settings settings)
    {
        var database = settings.Database is SqliteSettings sqlite ? sqlite.File : null;
        var (count, bytes) = (0, 0L);
        foreach (var file in new DirectoryInfo(settings.DataFolder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }))
            if (database is null || !file.FullName.StartsWith(database, StringComparison.Ordinal)) (count, bytes) = (count + 1, bytes + file.Length);
        var beside = database is not null && File.Exists(database) ? string.Create(CultureInfo.InvariantCulture, $"the database of {new FileInfo(database).Length / 1e6:0.0} MB and ") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{beside}{count} other files of {bytes / 1e6:0.0} MB");
    }

    private static async Task<string> ServingAsync(Settings settings)
    {
        if (settings.Port == 0) return "(no port is set)";
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var answer = await client.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{settings.Port}/health/ready")));
            return string.Create(CultureInfo.InvariantCulture, $"port {settings.Port} says: {(answer == "ready" ? answer : "something else listens there")}");
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"port {settings.Port} {((problem as HttpRequestException)?.StatusCode is null ? "does not answer" : "says: not ready")}");
        }
    }

    private static long? Room(string folder) => Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;

    private static bool IsOpenToOthers(string folder) =>
        !OperatingSystem.IsWindows() && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & (UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.OtherWrite)) != UnixFileMode.None;

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static void Say(string name, string value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{value}"));

    private static IEnumerable<(string Name, string Value)> Lines(Settings settings)
    {
        yield return ("ALONGSIDE_URL", settings.Url.ToString());
        yield return ("PORT", settings.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("ALONGSIDE_DATA", settings.DataFolder);
        yield return ("ALONGSIDE_DATABASE", settings.Database switch
        {
            SqliteSettings sqlite => sqlite.File,
            PostgresSettings postgres => WithoutSecrets(postgres.App),
            _ => "",
        });
        if (settings.Database is PostgresSettings roles)
        {
            yield return ("ALONGSIDE_DATABASE_OWNER", WithoutSecrets(roles.Owner));
            yield return ("ALONGSIDE_DATABASE_DOOR", WithoutSecrets(roles.Door));
        }
        yield return ("ALONGSIDE_BACKUPS", settings.Backups ?? "(none are made by themselves)");
        yield return ("ALONGSIDE_ZONE", settings.Zone.Id);
        yield return ("ALONGSIDE_NATION", settings.WorkingDays.Nation);
        yield return ("ALONGSIDE_LANGUAGES", string.Join(',', settings.Languages.Select(language => language.Tag)));
        yield return ("ALONGSIDE_OPEN", settings.OpenToAll ? "yes" : "no");
        yield return ("ALONGSIDE_ELSEWHERE", settings.Elsewhere.ToString());
        yield return ("ALONGSIDE_PROXIES", settings.Proxies.Count == 0 ? settings.Https ? "(none but one on this machine)" : "(none)" : string.Join(',', settings.Proxies));
        yield return ("ALONGSIDE_SMTP_HOST", settings.Smtp is { } smtp ? string.Create(CultureInfo.InvariantCulture, $"{smtp.Host}:{smtp.Port} from {smtp.From}{(smtp.Encrypted ? "" : ", without encryption")}") : "(letters are laid into a folder)");
        yield return ("ALONGSIDE_PICTURES", settings.Pictures is { } pictures ? string.Create(CultureInfo.InvariantCulture, $"{pictures} ({FolderPictures.Load(pictures).Rows.Count} pictures)") : "(none)");
        yield return ("ALONGSIDE_FILE_MB", settings.FileMegabytes.ToString(CultureInfo.InvariantCulture));
    }

    private static string WithoutSecrets(string? connection)
    {
        if (connection is null) return "(not set)";
        var builder = new NpgsqlConnectionStringBuilder(connection);
        return $"Host={builder.Host};Port={builder.Port};Database={builder.Database};Username={builder.Username}";
    }
}
