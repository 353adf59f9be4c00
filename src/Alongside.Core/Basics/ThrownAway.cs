namespace Alongside.Basics;

/// <summary>
/// Takes letters that are for nobody, and does nothing with them. They are written so that what is done for an address
/// that somebody has, and for one that nobody has, is the same to the last row.
/// </summary>
public sealed class ThrownAway : ILetterSender
{
    public const string Kind = "thrown-away";

    string ILetterSender.Kind => Kind;

    public Task SendAsync(Guid letter, string payload, CancellationToken cancel) => Task.CompletedTask;
}
