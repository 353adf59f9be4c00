using Npgsql;

namespace Alongside.Tests.Databases;

public sealed class PostgresServerTests
{
    [Fact]
    public void A_missing_server_is_a_failure_that_says_what_to_do() =>
        Should.Throw<InvalidOperationException>(() => PostgresServer.From(null)).Message.ShouldContain("make test");

    [Fact]
    public async Task The_server_of_this_run_is_15_or_later()
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer.Superuser);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        connection.PostgreSqlVersion.Major.ShouldBeGreaterThanOrEqualTo(15);
    }
}
