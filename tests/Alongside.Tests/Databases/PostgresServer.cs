namespace Alongside.Tests.Databases;

/// <summary>The PostgreSQL that <c>make test</c> starts for the run. Without one the tests fail: a test that was skipped proved nothing.</summary>
public static class PostgresServer
{
    public static string ConnectionString =>
        Environment.GetEnvironmentVariable("ALONGSIDE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("No PostgreSQL for the tests. Run `make test`, or set ALONGSIDE_TEST_POSTGRES to a superuser's connection string of a server made for tests.");
}
