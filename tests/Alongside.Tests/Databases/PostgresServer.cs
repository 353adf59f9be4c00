namespace Alongside.Tests.Databases;

/// <summary>
/// The throw-away PostgreSQL of this run, started by <c>make test</c>. A missing server is a failure, never a skip:
/// half of the promise is that both databases behave alike.
/// </summary>
public static class PostgresServer
{
    private const string Setting = "ALONGSIDE_TEST_POSTGRES";

    /// <summary>The superuser's connection string; tests make their databases and roles with it and then connect as the roles.</summary>
    public static string Superuser => From(Environment.GetEnvironmentVariable(Setting));

    public static string From(string? setting) => string.IsNullOrWhiteSpace(setting)
        ? throw new InvalidOperationException(
            $"These tests need PostgreSQL. Run `make test`, which starts one for the run, or set {Setting} to a superuser's "
            + "connection string of a server that may be emptied, such as \"Host=127.0.0.1;Port=5432;Username=postgres;Database=postgres\".")
        : setting;
}
