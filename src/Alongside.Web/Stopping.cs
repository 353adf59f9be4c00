using System.Runtime.InteropServices;

namespace Alongside.Web;

/// <summary>Whoever stops a command (Ctrl-C, or the machine that shuts down) leaves nothing half done: it hears of it, and ends by itself.</summary>
internal sealed class Stopping : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration interrupted, ended;

    internal Stopping() => (interrupted, ended) = (PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));

    internal CancellationToken Token => stop.Token;

    public void Dispose()
    {
        interrupted.Dispose();
        ended.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
