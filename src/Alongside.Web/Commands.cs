using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Web.Demo;

namespace Alongside.Web;

/// <summary>The program is also its own command line: <c>alongside serve | migrate | doctor</c>, and those that let people in.</summary>
public static class Commands
{
    private const string Help = """
        alongside serve [--demo]   serve people; --demo makes and serves a town of invented people
        alongside migrate          bring the database to the schema of this program
        alongside doctor           print the settings (no secrets) and whether everything is in order
        """;

    private static string AllHelp => $"{Help}\n{SafeKeeping.Help}\n{LettingIn.Help}\n{Importing.Help}";

    public static async Task<int> RunAsync(string[] args)
    {
        var demo = args.Contains("--demo", StringComparer.Ordinal);
        var command = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? "serve";
        try
        {
            return command switch
            {
                "serve" => await ServeAsync(args, demo),
                "migrate" => await MigrateAsync(),
                "doctor" => await Doctor.RunAsync(FromEnvironment(demo)),
                "help" => Say(AllHelp, 0),
                _ when SafeKeeping.Knows(args) => await SafeKeeping.RunAsync(args, FromEnvironment(demo: false)),
                _ when LettingIn.Knows(args) => Say(await LettingIn.RunAsync(args, FromEnvironment(demo: false)), 0),
                _ => Say(AllHelp, 2),
            };
        }
        catch (Exception problem) when (problem is SettingsProblem or SchemaDoesNotFit or IOException or UnauthorizedAccessException or Npgsql.NpgsqlException or GateIsOpen or DoorIsMissing or WriterIsBusy)
        {
            return Say(problem.Message, 1);
        }
        catch (OperationCanceledException)
        {
            return Say("Stopped. Nothing was changed.", 130);
        }
        catch (Refused refused)
        {
            return Say(Sentence.Fill(refused.Sentence, refused.Arguments), 1);
        }
    }

    private static async Task<int> ServeAsync(string[] args, bool demo)
    {
        RefuseTakenPort(FromEnvironment(demo));
        await using var app = await AlongsideApp.BuildAsync(args, demo);
        if (app.Services.GetService<DemoTown>()?.Made is { } made)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The demo town was made in {made.Took.TotalSeconds:0.0} seconds: {made.Lives} lives, {made.Things} things that happened."));
        return await ServeAsync(app);
    }

    /// <summary>Until it is told to stop (0), or must be started again (1).</summary>
    public static async Task<int> ServeAsync(WebApplication app)
    {
        await app.StartAsync();
        // Starting leaves much behind that is never used again; a small machine gets it back.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await app.WaitForShutdownAsync();
        return app.Services.GetRequiredService<Database>().Broken.IsCompleted ? 1 : 0;
    }

    /// <summary>Asked before anything is made: the server's own answer comes late, and as a page of its insides.</summary>
    private static void RefuseTakenPort(Settings settings)
    {
        if (settings.Port == 0) return;
        try
        {
            using var probe = new TcpListener(Settings.IsLoopback(settings.Url) ? IPAddress.Loopback : IPAddress.Any, settings.Port);
            probe.Start();
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new SettingsProblem(string.Create(CultureInfo.InvariantCulture, $"Another program listens on port {settings.Port}. Stop it first, or set PORT."));
        }
    }

    private static async Task<int> MigrateAsync()
    {
        var run = await new SchemaRunner(FromEnvironment(demo: false).Database, new Clock(TimeProvider.System)).MigrateAsync();
        return Say(run == 0 ? "The database is up to date." : $"The database is up to date; {run} schema scripts were run.", 0);
    }

    private static Settings FromEnvironment(bool demo) => Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build(), demo);

    private static int Say(string words, int exit)
    {
        (exit == 0 ? Console.Out : Console.Error).WriteLine(words);
        return exit;
    }
}
