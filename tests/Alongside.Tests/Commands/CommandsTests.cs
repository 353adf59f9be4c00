using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Commands;

/// <summary>The program as an operator meets it: run by itself, with its settings in the environment.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alongside-running-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public async Task The_doctor_looks_and_makes_nothing()
    {
        var none = await RunAsync("doctor");
        (none.Exit, Directory.Exists(Data)).ShouldBe((1, false));
        none.Out.ShouldContain("There is no database yet");

        PrivateFolder.Make(Data);
        var file = new SqliteSettings(Path.Combine(Data, "alongside.db"));
        await new SchemaRunner(file, new Clock(new TestClock())).MigrateAsync();
        var before = await File.ReadAllBytesAsync(file.File);
        var made = await RunAsync("doctor");
        (made.Exit, made.Out).ShouldBe((0, made.Out));
        made.Out.ShouldContain("Everything is in order.");
        made.Out.ShouldContain("ALONGSIDE_LANGUAGES       en,ur");
        (await File.ReadAllBytesAsync(file.File)).ShouldBe(before);
    }

    [Fact]
    public async Task The_doctor_says_so_of_a_database_that_is_not_up_to_date_and_leaves_it()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllBytesAsync(Path.Combine(Data, "alongside.db"), []);
        var seen = await RunAsync("doctor");
        seen.Exit.ShouldBe(1);
        seen.Out.ShouldContain("Run: alongside migrate");
        new FileInfo(Path.Combine(Data, "alongside.db")).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("ALONGSIDE_DATABASE", "Server=db;Database=alongside;Password=secret")]
    [InlineData("ALONGSIDE_DATABASE", "postgresql://alongside:secret@db/alongside")]
    [InlineData("ALONGSIDE_LANGUAGES", "en,klingon-secret")]
    [InlineData("PORT", "secret")]
    [InlineData("ALONGSIDE_ELSEWHERE", "secret")]
    [InlineData("ALONGSIDE_ELSEWHERE", "http://localhost:0/secret")]
    public async Task A_setting_that_cannot_be_used_is_one_sentence_that_names_it(string name, string value)
    {
        foreach (var command in new[] { "serve", "doctor", "migrate" })
        {
            var seen = await RunAsync(command, (name, value));
            (seen.Exit, seen.Out).ShouldBe((1, ""), command);
            seen.Error.Trim().ShouldNotContain("\n");
            seen.Error.ShouldStartWith(name);
            if (name != "ALONGSIDE_LANGUAGES") seen.Error.ShouldNotContain("secret");
        }
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty("nothing was made");
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var seen = await RunAsync("serve", ("PORT", port));
        (seen.Exit, seen.Error.Trim(), seen.Out).ShouldBe((1, $"Another program listens on port {port}. Stop it first, or set PORT.", ""));
    }

    [Fact]
    public async Task Whoever_runs_the_house_lets_an_organisation_a_worker_and_a_person_in_and_the_same_twice_is_one()
    {
        (await RunAsync(["organisation", "add", "Riverside Together"])).Out.ShouldStartWith("Riverside Together is here. Its id is ");
        var again = (await RunAsync(["organisation", "add", "riverside  together "])).Out;
        again.Split("id is ")[1].ShouldBe((await RunAsync(["organisation", "add", "Riverside Together"])).Out.Split("id is ")[1]);
        (await RunAsync(["team", "add", "Home team", "--organisation", "Riverside Together"])).Exit.ShouldBe(0);

        var byLetter = await RunAsync(["worker", "add", "Jo", "--organisation", "Riverside Together", "--team", "Home team", "--role", "support worker", "--email", "jo@example.org"]);
        byLetter.Out.Trim().ShouldBe("Jo works at Riverside Together, Home team. They come in by letter to jo@example.org, at http://localhost:0/sign-in");
        (await RunAsync(["worker", "add", "Jo", "--organisation", "Riverside Together", "--team", "Home team", "--email", "JO@example.org"])).Exit.ShouldBe(0);
        (await RunAsync(["worker", "add", "Lee", "--organisation", "Riverside Together", "--leads"])).Out.ShouldStartWith("Lee works at Riverside Together, and leads there. ");

        var person = await RunAsync(["person", "add", "Amina", "--language", "ur"]);
        person.Out.ShouldContain("Amina has a page of their own here");
        (await RunAsync(["person", "add", "amina"])).Error.ShouldContain("Somebody called amina is here already.");
        (await RunAsync(["person", "add", "Amina", "--another"])).Exit.ShouldBe(0);
        var account = person.Out.Split("account is ")[1].Split('\n')[0].Trim();
        (await RunAsync(["sign-in-code", "--account", account])).Out.ShouldContain("It lets them in once");
        (await RunAsync(["worker", "end", "--email", "jo@example.org", "--organisation", "Riverside Together"])).Out.ShouldStartWith("Jo does not work there any more");

        await using var database = await Database.OpenAsync(new SqliteSettings(Path.Combine(Data, "alongside.db")), new Clock(TimeProvider.System), TestContext.Current.CancellationToken);
        using var lease = await database.Slots.LeaseHouseAsync(TestContext.Current.CancellationToken);
        var accounts = lease.House.Accounts.ToList();
        accounts.Select(row => (row.Name, row.Role, row.PersonId is not null)).ShouldBe([("Jo", "support worker", false), ("Lee", "", false), ("Amina", "", true), ("Amina", "", true)], ignoreOrder: true);
        lease.House.Works.Single(row => row.UntilAt == null).Leads.ShouldBeTrue("Lee");
        (lease.House.Organisations.Count(), lease.House.Teams.Count()).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("organisation add", "Write the name of the organisation.")]
    [InlineData("organisation add Riverside Together", "Put a name of several words between quotes.")]
    [InlineData("team add Home --organisation Nowhere", "There is no organisation called Nowhere.")]
    [InlineData("worker add Jo", "Say at which organisation: --organisation NAME")]
    [InlineData("worker add Jo --organisation", "Write something after --organisation.")]
    [InlineData("person add Amina --emial a@example.org", "There is no --emial here.")]
    [InlineData("person add Amina --email amina", "Write an e-mail address, like name@example.org.")]
    [InlineData("person add Amina --language klingon", "There are no texts in klingon here.")]
    [InlineData("person remove Amina", "There is no such command.")]
    [InlineData("worker end --organisation Nowhere", "There is no organisation called Nowhere.")]
    [InlineData("sign-in-code", "Say who: --email ADDRESS or --account ID")]
    [InlineData("sign-in-code --account nonsense", "There is no account like this.")]
    public async Task What_is_not_well_said_is_one_sentence_and_nobody_is_let_in(string line, string sentence)
    {
        var seen = await RunAsync(line.Split(' '));
        (seen.Exit, seen.Out).ShouldBe((1, ""));
        seen.Error.ShouldStartWith(sentence);
        seen.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Help_says_every_command()
    {
        var seen = await RunAsync("help");
        foreach (var command in new[] { "serve", "migrate", "doctor", "organisation add", "team add", "worker add", "worker end", "person add", "sign-in-code", "backup", "restore", "verify", "move" })
            seen.Out.ShouldContain("alongside " + command);
        (seen.Exit, (await RunAsync("nonsense")).Exit).ShouldBe((0, 2));
    }

    [Fact]
    public async Task A_house_is_backed_up_and_brought_back_by_the_commands_and_says_the_same_of_itself()
    {
        (await RunAsync(["person", "add", "Amina"])).Exit.ShouldBe(0);
        var before = await RunAsync("verify");
        (before.Exit, before.Out).ShouldBe((0, before.Out));
        before.Out.ShouldContain("People: 1");
        (await RunAsync("backup")).Error.ShouldStartWith("Say where the backup is to be laid");
        var backups = Path.Combine(folder, "backups");
        (await RunAsync("doctor", ("ALONGSIDE_BACKUPS", backups))).Out.ShouldContain("There is no backup yet in " + backups);
        (await RunAsync("backup", ("ALONGSIDE_BACKUPS", backups))).Out.ShouldStartWith("Backed up and read back: " + backups);
        (await RunAsync("doctor", ("ALONGSIDE_BACKUPS", backups))).Out.ShouldContain("Everything is in order.");

        var archive = Directory.GetFiles(backups).Single();
        (await RunAsync(["restore", archive])).Error.ShouldStartWith("The data folder is not empty");
        var other = ("ALONGSIDE_DATA", Path.Combine(folder, "other"));
        (await RunAsync(["restore", archive], other)).Out.ShouldStartWith("Restored and compared: " + archive);
        (await RunAsync("verify", other)).Out.ShouldBe(before.Out);
        (await RunAsync(["verify", "--people"], other)).Out.Split('\n')[0].Split(' ').Select(word => word.Trim().Length).ShouldBe([36, 64]);
        (await RunAsync("move")).Error.ShouldStartWith("Set ALONGSIDE_DATABASE, ALONGSIDE_DATABASE_OWNER and ALONGSIDE_DATABASE_DOOR");
    }

    [Fact]
    public async Task On_PostgreSQL_without_the_role_of_the_door_nothing_starts()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();
        var settings = (PostgresSettings)database.Settings;
        foreach (var (door, sentence) in new[] { ("", "Set ALONGSIDE_DATABASE_DOOR"), (settings.Door!.Replace("alongside_door", "nobody_of_this_name", StringComparison.Ordinal), "ALONGSIDE_DATABASE_DOOR is set, and its role cannot come in") })
        {
            var seen = await RunAsync("serve", ("ALONGSIDE_DATABASE", settings.App), ("ALONGSIDE_DATABASE_DOOR", door));
            (seen.Exit, seen.Out).ShouldBe((1, ""));
            seen.Error.ShouldStartWith(sentence);
            seen.Error.Trim().ShouldNotContain("\n");
            (await RunAsync("doctor", ("ALONGSIDE_DATABASE", settings.App), ("ALONGSIDE_DATABASE_DOOR", door))).Out.ShouldContain("Not in order: " + sentence);
        }
    }

    [Fact]
    public async Task The_data_folder_is_for_the_one_who_runs_the_program()
    {
        if (OperatingSystem.IsWindows()) return;
        (await RunAsync("migrate")).Exit.ShouldBe(0);
        File.GetUnixFileMode(Data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Exit, string Out, string Error)> RunAsync(string command, params (string Name, string Value)[] settings) => RunAsync([command], settings);

    private async Task<(int Exit, string Out, string Error)> RunAsync(string[] command, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "alongside.dll"));
        foreach (var word in command) start.ArgumentList.Add(word);
        start.Environment["PORT"] = "0";
        start.Environment["ALONGSIDE_DATA"] = Data;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        return (process.ExitCode, await said, await complained);
    }
}
