using System.Globalization;
using System.Net;
using Alongside.Basics;
using Alongside.Data;
using Alongside.Web.Design;

namespace Alongside.Web;

/// <summary>The settings do not fit together. The sentence says what to change.</summary>
public sealed class SettingsProblem(string sentence) : Exception(sentence);

/// <summary>
/// Everything an operator can set, read once at start from the environment, checked together, and printed without secrets
/// by <c>alongside doctor</c>.
/// </summary>
public sealed record Settings
{
    public required Uri Url { get; init; }

    public required int Port { get; init; }

    /// <summary>Where the embedded database, keys and files are kept.</summary>
    public required string DataFolder { get; init; }

    public required DatabaseSettings Database { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>On which days organisations must answer: those of Scotland, or those of England.</summary>
    public required WorkingDays WorkingDays { get; init; }

    /// <summary>The languages of the pages; the first is what a first visit sees.</summary>
    public required IReadOnlyList<Language> Languages { get; init; }

    /// <summary>A town of invented people, to try things on. Never with production settings.</summary>
    public required bool Demo { get; init; }

    /// <summary>Whoever writes an address may begin by themselves. Where not, only who was let in by somebody comes in.</summary>
    public bool OpenToAll { get; init; } = true;

    /// <summary>A folder with pictures of this installation's own; null when there is none.</summary>
    public string? Pictures { get; init; }

    /// <summary>How large a picture, a document or a table may be that somebody brings.</summary>
    public int FileMegabytes { get; init; } = CleanPicture.UsualMegabytes;

    /// <summary>The mail server; without one, letters are laid into a folder of the data folder.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>Where "Hide this page" leads: a page that is on many screens and tells nothing of who looks at it.</summary>
    public required Uri Elsewhere { get; init; }

    /// <summary>Where backups lie that are made every night; null: none are made by themselves.</summary>
    public string? Backups { get; init; }

    /// <summary>Where pg_dump and pg_restore are, when they are not found by themselves.</summary>
    public string? PostgresTools { get; init; }

    /// <summary>Whose word is taken for where a request comes from: the proxies in front of this program.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>By either name an operator may have said what kind of machine this is.</summary>
    private static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    internal static string? SaidEnvironment => EnvironmentNames.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    public bool Https => Url.Scheme == Uri.UriSchemeHttps;

    public static Settings Read(IConfiguration configuration, bool demo)
    {
        string? Text(string name) => configuration[name] is { Length: > 0 } value ? value : null;
        var port = Text("PORT") is { } said
            ? int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 65535 ? number
                : throw new SettingsProblem("PORT is not a port number.")
            : 5080;
        var url = Text("ALONGSIDE_URL") ?? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SettingsProblem("ALONGSIDE_URL is not a web address like https://alongside.example.org");
        var data = Path.GetFullPath(Text("ALONGSIDE_DATA") ?? "data");
        var settings = new Settings
        {
            Url = address,
            Port = port,
            DataFolder = data,
            Database = DatabaseSettings.From(FileOrServer(Text("ALONGSIDE_DATABASE")), Text("ALONGSIDE_DATABASE_OWNER"), Text("ALONGSIDE_DATABASE_DOOR"), data),
            Zone = TimeZoneInfo.TryFindSystemTimeZoneById(Text("ALONGSIDE_ZONE") ?? "Europe/London", out var zone) ? zone
                : throw new SettingsProblem("ALONGSIDE_ZONE is not a time zone, like Europe/London."),
            WorkingDays = WorkingDays.Of(Text("ALONGSIDE_NATION") ?? "scotland") ?? throw new SettingsProblem("ALONGSIDE_NATION is scotland or england."),
            Languages = Spoken(Text("ALONGSIDE_LANGUAGES") ?? "en,ur"),
            Demo = demo,
            OpenToAll = (Text("ALONGSIDE_OPEN") ?? "yes") switch
            {
                "yes" => true,
                "no" => false,
                _ => throw new SettingsProblem("ALONGSIDE_OPEN is yes or no."),
            },
            Pictures = PictureFolder(Text("ALONGSIDE_PICTURES")),
            FileMegabytes = int.TryParse(Text("ALONGSIDE_FILE_MB") ?? "10", NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 50 ? most
                : throw new SettingsProblem("ALONGSIDE_FILE_MB is a number of megabytes from 1 to 50."),
            Smtp = Mail(Text, address),
            Elsewhere = Away(Text("ALONGSIDE_ELSEWHERE") ?? "https://www.bbc.co.uk/weather", address),
            Backups = Text("ALONGSIDE_BACKUPS") is { } backups ? Path.GetFullPath(backups) : null,
            PostgresTools = Text("ALONGSIDE_PG_BIN"),
            Proxies = [.. (Text("ALONGSIDE_PROXIES") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(named => IPAddress.TryParse(named, out var proxy) ? proxy : throw new SettingsProblem("ALONGSIDE_PROXIES is not a list of addresses like 10.0.0.1,10.0.0.2"))],
        };
        settings.RefuseDemoInProduction(Text);
        return settings;
    }

    /// <summary>A page of this very site would be no hiding.</summary>
    private static Uri Away(string elsewhere, Uri url) =>
        Uri.TryCreate(elsewhere, UriKind.Absolute, out var away) && away.Scheme is "http" or "https" && away.Authority != url.Authority ? away
            : throw new SettingsProblem("ALONGSIDE_ELSEWHERE is not the address of another site like https://www.bbc.co.uk/weather");

    /// <summary>A connection written another way would become the name of a file, with the password in it.</summary>
    private static string? FileOrServer(string? database) =>
        database is null || database.Contains("Host=", StringComparison.OrdinalIgnoreCase) || !(database.Contains('=') || database.Contains("://", StringComparison.Ordinal)) ? database
            : throw new SettingsProblem("ALONGSIDE_DATABASE is neither a file nor a connection to PostgreSQL like Host=…;Database=…;Username=…");

    private static IReadOnlyList<Language> Spoken(string tags)
    {
        var named = tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = named.Except(Language.Known.Select(language => language.Tag)).ToList();
        if (unknown.Count > 0) throw new SettingsProblem($"ALONGSIDE_LANGUAGES names a language there are no texts for: {string.Join(", ", unknown)}");
        // English is the language of the keys, so it is always there to fall back to.
        return [.. named.Append(Language.English.Tag).Distinct().Select(tag => Language.Known.First(language => language.Tag == tag))];
    }

    private static string? PictureFolder(string? folder) =>
        folder is null ? null : Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new SettingsProblem("ALONGSIDE_PICTURES is not a folder that can be read.");

    private static SmtpSettings? Mail(Func<string, string?> text, Uri url)
    {
        if (text("ALONGSIDE_SMTP_HOST") is not { } host) return null;
        var port = 587;
        if (text("ALONGSIDE_SMTP_PORT") is { } said && (!int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
            throw new SettingsProblem("ALONGSIDE_SMTP_PORT is not a port number.");
        return new SmtpSettings(host, port, text("ALONGSIDE_SMTP_FROM") ?? $"alongside@{url.Host}",
            Encrypted: text("ALONGSIDE_SMTP_PLAIN") is null, text("ALONGSIDE_SMTP_USERNAME"), text("ALONGSIDE_SMTP_PASSWORD"));
    }

    /// <summary>A demo lets anybody be anybody. It serves this machine only, from the embedded database only.</summary>
    private void RefuseDemoInProduction(Func<string, string?> text)
    {
        if (!Demo) return;
        string? problem = null;
        if (EnvironmentNames.FirstOrDefault(name => string.Equals(text(name), "Production", StringComparison.OrdinalIgnoreCase)) is { } said) problem = said + " is Production";
        else if (!IsLoopback(Url)) problem = "ALONGSIDE_URL is not this machine";
        else if (Database is PostgresSettings) problem = "ALONGSIDE_DATABASE is PostgreSQL";
        else if (Smtp is not null) problem = "a mail server is set";
        if (problem is not null) throw new SettingsProblem($"The demo does not start with production settings: {problem}. In a demo anybody can be anybody.");
    }

    public static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
