using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alongside.Tests.Databases;

/// <summary>Keeps every line that is logged: the sentence, what was put in its places, scopes and faults. With the program's own choice of what to log.</summary>
public sealed class Overheard : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() { }

    private sealed class Ear(Overheard all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new StringBuilder($"{logLevel} {category}: {formatter(state, exception)}");
            if (state is IEnumerable<KeyValuePair<string, object?>> places)
                foreach (var (name, value) in places) line.Append(' ').Append(name).Append('=').Append(value);
            all.scopes.ForEachScope((scope, text) => text.Append(" | ").Append(scope), line);
            if (exception is not null) line.Append('\n').Append(exception);
            all.lines.Enqueue(line.ToString());
        }
    }
}

/// <summary>A house whose log is listened to: as the program logs by itself, or everything it could ever be told to log.</summary>
public sealed class OverheardHouse(Func<Task<TestDatabase>> create, bool everything) : ServedHouse
{
    public Overheard Heard { get; } = new();

    protected override void LogTo(ILoggingBuilder log)
    {
        if (everything)
        {
            log.SetMinimumLevel(LogLevel.Trace);
            log.AddFilter<Overheard>(null, LogLevel.Trace);
        }
        log.Services.AddSingleton<ILoggerProvider>(Heard);
    }

    protected override Task<TestDatabase> CreateAsync() => create();
}
