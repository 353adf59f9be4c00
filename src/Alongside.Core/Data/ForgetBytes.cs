using Alongside.Basics;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Data;

/// <summary>Takes out of the folder of files what no file of anybody needs any more, and what was begun to be brought and never came.</summary>
internal sealed class ForgetBytes(IWriter writer, KeptBytes bytes, ReaderSlots slots, Clock clock) : WhenDue<BytesNeeded>("forget-bytes", slots, clock)
{
    private readonly ReaderSlots slots = slots;

    protected override IOrderedQueryable<BytesNeeded> Due(HouseDb house, DateTime at) =>
        house.BytesNeeded.Where(row => row.EndsAt != null && row.EndsAt <= at).OrderBy(row => row.EndsAt);

    protected override async Task DoAsync(BytesNeeded row, CancellationToken cancel)
    {
        // The row goes last: when the program dies in between, it is done again.
        if (!await IsNeededAsync(row, cancel)) await bytes.RemoveAsync(row.Sha256, () => IsNeededAsync(row, cancel));
        await writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            if (await unit.House.BytesNeeded.SingleOrDefaultAsync(one => one.NeedId == row.NeedId && one.EndsAt != null && one.EndsAt <= unit.At) is { } ended) unit.House.BytesNeeded.Remove(ended);
            return true;
        }, cancel);
    }

    private async Task<bool> IsNeededAsync(BytesNeeded row, CancellationToken cancel)
    {
        using var reader = await slots.LeaseHouseAsync(cancel);
        return await reader.House.BytesNeeded.AnyAsync(other => other.Sha256 == row.Sha256 && other.NeedId != row.NeedId, cancel);
    }
}
