using Alongside.Basics;

namespace Alongside.Data;

/// <summary>Another program holds the database for writing.</summary>
public sealed class WriterIsBusy(string message, Exception inner) : InvalidOperationException(message, inner);

/// <summary>
/// Whoever holds this may write to the file, and nobody else: two writers would be two truths. Held from before the
/// schema is looked at until the last checkpoint is made; given up by the machine when the program dies.
/// </summary>
internal sealed class WriterSeat : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly FileStream held;

    private WriterSeat(FileStream held) => this.held = held;

    /// <summary>Waits so long for another program to finish, and then refuses.</summary>
    internal static async Task<WriterSeat> TakeAsync(SqliteSettings settings, TimeSpan patience, CancellationToken cancel)
    {
        PrivateFolder.Make(Path.GetDirectoryName(settings.File)!);
        for (var waited = TimeSpan.Zero; ; waited += Between)
        {
            try
            {
                // The file stays when we leave: taking it away would let one program lock the old file and one the new.
                return new WriterSeat(new FileStream(settings.File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException problem) when (problem is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (waited >= patience) throw new WriterIsBusy($"Another program is writing to {settings.File}. Stop it first.", problem);
            }
            await Task.Delay(Between, cancel);
        }
    }

    public ValueTask DisposeAsync() => held.DisposeAsync();
}
