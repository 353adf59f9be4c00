using System.Security.Cryptography;
using System.Text;
using Alongside.Data;
using Alongside.Record;
using Alongside.Words;

namespace Alongside.Crash;

/// <summary>What this program was told is kept, one line each, told on at once. It outlives the program: the pipe holds it.</summary>
internal sealed class Ledger(Stream output)
{
    private readonly Lock turn = new();

    internal void Acknowledge(StatementSaid said, string words) => Acknowledge(said.WordingId, words);

    internal void Acknowledge(Guid id, string words)
    {
        var line = Encoding.ASCII.GetBytes($"{id:N} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))}\n");
        lock (turn)
        {
            output.Write(line);
            output.Flush();
        }
    }
}

/// <summary>The control: it says "kept" when the unit has run but nothing is committed yet. A kill test that it passes proves nothing.</summary>
internal sealed class HastyWriter(IWriter writer, Ledger ledger, Func<string> words) : IWriter
{
    public Task<TAnswer> RunAsync<TAnswer>(UnitRequest request, Func<Unit, Task<TAnswer>> work, CancellationToken cancel = default)
    {
        var mine = words();
        return writer.RunAsync(request, async unit =>
        {
            var answer = await work(unit);
            if (answer is StatementSaid said) ledger.Acknowledge(said, mine);
            return answer;
        }, cancel);
    }

    public Task LookAsync(Look look) => writer.LookAsync(look);

    public Task CheckAsync(CancellationToken cancel = default) => writer.CheckAsync(cancel);
}
