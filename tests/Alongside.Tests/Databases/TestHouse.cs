using Alongside.Basics;
using Alongside.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Alongside.Tests.Databases;

/// <summary>
/// A whole house without its web pages, on a real database of its own: what the tests of one class share. People are the
/// unit: each test makes its own people in it.
/// </summary>
public abstract class TestHouse : IAsyncLifetime
{
    private ServiceProvider? services;
    private Database? open;

    public TestDatabase Database { get; private set; } = null!;

    public TestClock Time { get; } = new();

    public Given Given => new(services!);

    public T The<T>() where T : notnull => services!.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        Database = await CreateAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (Database is not null) await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the program, lets something happen while nobody serves, and starts it again on the same database.</summary>
    public async Task RestartAsync(Func<Task>? meanwhile = null)
    {
        await CloseAsync();
        if (meanwhile is not null) await meanwhile();
        await OpenAsync();
    }

    protected abstract Task<TestDatabase> CreateAsync();

    private async Task OpenAsync()
    {
        var clock = new Clock(Time);
        open = await Alongside.Data.Database.OpenAsync(Database.Settings, clock);
        services = new ServiceCollection().AddAlongside(open, clock, LocalTime.London).BuildServiceProvider();
    }

    private async Task CloseAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (open is not null) await open.DisposeAsync();
        (services, open) = (null, null);
    }
}

public sealed class SqliteHouse : TestHouse
{
    protected override async Task<TestDatabase> CreateAsync() => await SqliteTestDatabase.CreateAsync();
}

public sealed class PostgresHouse : TestHouse
{
    protected override async Task<TestDatabase> CreateAsync() => await PostgresTestDatabase.CreateAsync();
}
