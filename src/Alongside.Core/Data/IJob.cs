namespace Alongside.Data;

/// <summary>
/// Work that comes round by itself. It is done at least once each time: when the program dies in the middle, another does
/// it again, so doing it twice must do no harm.
/// </summary>
public interface IJob
{
    /// <summary>Its name in the job table. Kept for ever.</summary>
    string Name { get; }

    TimeSpan Every { get; }

    /// <summary>How long it may take. Who dies in the middle of it holds it for so long.</summary>
    TimeSpan LeaseLife => Jobs.LeaseLife;

    /// <summary>Is there anything to do? A cheap question, so that a house at rest writes nothing.</summary>
    Task<bool> IsNeededAsync(HouseDb house, DateTime at, CancellationToken cancel);

    /// <summary>Does it. Answers in a sentence what was not well, or null; throws when it could not go on at all.</summary>
    Task<string?> RunAsync(CancellationToken cancel);
}
