using Alongside.Basics;
using Alongside.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Alongside.Tests.Databases;

/// <summary>An empty database with the whole schema, made for one test class and thrown away after it.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract DatabaseSettings Settings { get; }

    /// <summary>The database looked at from outside, by somebody whom no policy binds.</summary>
    public abstract Task<List<object?[]>> LookInsideAsync(string sql);

    /// <summary>Changes the database from outside, as somebody with the owner's rights who is up to no good.</summary>
    public abstract Task TamperAsync(string sql);

    /// <summary>An id as it is written in the SQL of this database.</summary>
    public string Literal(Guid id) => Settings is SqliteSettings ? $"x'{Convert.ToHexString(id.ToByteArray(true))}'" : $"'{id}'";

    /// <summary>Somebody else is in the middle of this, until disposed; then it was never done.</summary>
    public virtual Task<IAsyncDisposable> HoldAsync(string sql) => throw new NotSupportedException("Only a server has somebody else in it.");

    public abstract ValueTask DisposeAsync();

    protected static async Task<List<object?[]>> ReadAsync(System.Data.Common.DbCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var field = 0; field < row.Length; field++) row[field] = await reader.IsDBNullAsync(field) ? null : reader.GetValue(field);
            rows.Add(row);
        }
        return rows;
    }
}

/// <summary>A real file, copied from one that was migrated once.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly string folder;

    private SqliteTestDatabase(string folder) => this.folder = folder;

    public override DatabaseSettings Settings => new SqliteSettings(Path.Combine(folder, "alongside.db"));

    public static async Task<SqliteTestDatabase> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alongside-test-").FullName;
        File.Copy(await Template.Value, Path.Combine(folder, "alongside.db"));
        return new SqliteTestDatabase(folder);
    }

    /// <summary>A folder for a database without any schema.</summary>
    public static Task<SqliteTestDatabase> CreateEmptyAsync() =>
        Task.FromResult(new SqliteTestDatabase(Directory.CreateTempSubdirectory("alongside-empty-").FullName));

    public override async Task<List<object?[]>> LookInsideAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await ReadAsync(command);
    }

    public override async Task TamperAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={((SqliteSettings)Settings).File};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alongside-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "alongside.db");
        await new SchemaRunner(new SqliteSettings(file), new Clock(TimeProvider.System)).MigrateAsync();
        return file;
    }
}

/// <summary>A database of the test server, made from a template that was migrated once. The tests connect as the role that serves.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private const string Owner = "alongside_owner", App = "alongside_app", Door = "alongside_door";
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly string name;

    private PostgresTestDatabase(string name) => this.name = name;

    public override DatabaseSettings Settings => SettingsFor(name);

    public static async Task<PostgresTestDatabase> CreateAsync()
    {
        var name = NewName("test");
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {await Template.Value} OWNER {Owner}");
        return new PostgresTestDatabase(name);
    }

    /// <summary>An empty database without any schema.</summary>
    public static async Task<PostgresTestDatabase> CreateEmptyAsync()
    {
        await RolesAsync();
        var name = NewName("empty");
        await OnServerAsync($"CREATE DATABASE {name} OWNER {Owner}");
        return new PostgresTestDatabase(name);
    }

    public override async Task<List<object?[]>> LookInsideAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await ReadAsync(command);
    }

    public override async Task TamperAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<IAsyncDisposable> HoldAsync(string sql)
    {
        var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; " + sql, connection);
        await command.ExecuteNonQueryAsync();
        // Closing the connection without COMMIT takes it all back.
        return connection;
    }

    public override async ValueTask DisposeAsync() => await OnServerAsync($"DROP DATABASE {name} WITH (FORCE)");

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString(name, null));
        await connection.OpenAsync();
        return connection;
    }

    private static PostgresSettings SettingsFor(string name) => new(ConnectionString(name, App), ConnectionString(name, Owner), ConnectionString(name, Door));

    private static string ConnectionString(string database, string? role)
    {
        var builder = new NpgsqlConnectionStringBuilder(PostgresServer.Superuser) { Database = database, Pooling = role is not null, MaxPoolSize = 20 };
        if (role is not null) (builder.Username, builder.Password) = (role, "test");
        return builder.ToString();
    }

    private static string NewName(string kind) => $"{kind}_{Ids.Opaque():N}";

    private static async Task<string> MakeTemplateAsync()
    {
        await RolesAsync();
        var name = NewName("template");
        await OnServerAsync($"CREATE DATABASE {name} OWNER {Owner}");
        var settings = SettingsFor(name);
        await new SchemaRunner(settings with { Owner = settings.Owner + ";Pooling=False" }, new Clock(TimeProvider.System)).MigrateAsync();
        return name;
    }

    private static async Task RolesAsync()
    {
        foreach (var role in new[] { Owner, App, Door })
            await OnServerAsync($"""
                DO $$ BEGIN CREATE ROLE {role} LOGIN {(role == Owner ? "BYPASSRLS " : "")}PASSWORD 'test'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
                """);
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", null));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
