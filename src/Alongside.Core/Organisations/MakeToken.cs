using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>A key for a program of one's own: what it is for, as whom it acts, and its last day.</summary>
public sealed record TokenToMake(Guid Account, string? Name, ActAs ActAs, DateOnly? Until = null);

/// <summary>A token, told this once, and until when it lets in.</summary>
public sealed record MadeToken(string Secret, string Name, DateTime EndsAt);

/// <summary>
/// Somebody makes a token, so that a program reads and writes as them, in one capacity and until a day. Only in a browser: a
/// token makes no other. A worker's ends with their work, whatever day was chosen.
/// </summary>
public sealed class MakeToken(IWriter writer, LocalTime local)
{
    public const int DaysUnlessSaid = 90;
    public const int MostTokens = 20;
    public const int MostName = 60;

    public static DateOnly UnlessSaid(DateOnly today) => today.AddDays(DaysUnlessSaid);

    public static DateOnly LastDay(DateOnly today) => today.AddYears(1);

    /// <summary>It is told to their address, if there is one: whoever holds the device for a minute could make a way in for a year.</summary>
    public async Task<MadeToken> RunAsync(TokenToMake request, (string Subject, string Text) toTheirAddress, RequestKey? key = null, CancellationToken cancel = default)
    {
        var secret = SignIn.NewSecret();
        var name = PlainText.Required(request.Name, MostName, "name", "Write what it is for, so that you know it again.").Trim();
        var made = await writer.RunAsync(UnitRequest.ByTheHouseFor(request.Account, key), async unit =>
        {
            var account = await unit.House.Accounts.SingleOrDefaultAsync(row => row.AccountId == request.Account && row.ClosedAt == null) ?? throw new NotHere();
            var hourAgo = unit.At.AddHours(-1);
            var made = await unit.House.SignInKeys.CountAsync(row => row.AccountId == request.Account && row.Kind == KeyKind.Bearer
                && ((row.EndedAt == null && row.EndsAt > unit.At) || row.MadeAt > hourAgo));
            if (made >= MostTokens) throw new Refused("You have made {most} keys for programs. End one that you do not need, wait an hour, and make another.", [MostTokens]);
            var ends = await SignIn.EndsAsync(unit, request.Account, request.ActAs, EndOf(request.Until, unit.At));
            SignIn.Keep(unit, secret, request.Account, request.ActAs, KeyKind.Bearer, Device.Program, ends, name: name);
            if (account.Email is { } address) unit.SendLater(Mail.Kind, new Mail(address, toTheirAddress.Subject, toTheirAddress.Text).ToPayload());
            return new Made(Convert.ToHexStringLower(SignIn.Hash(secret)), ends);
        }, cancel);
        // Only a hash is kept, so what was shown for the first of two same forms cannot be shown for the second.
        if (made.Hash != Convert.ToHexStringLower(SignIn.Hash(secret)))
            throw new Refused("This key was made already, and is shown only once. If you did not see it, end it and make another.");
        return new MadeToken(secret, name, made.EndsAt);
    }

    private DateTime EndOf(DateOnly? chosen, DateTime at)
    {
        var today = local.DayOf(at);
        var day = chosen ?? UnlessSaid(today);
        if (day < today) throw new Refused("Choose a day that is still to come.", "until");
        if (day > LastDay(today)) throw new Refused("A key for a program is good for a year at most: until {day}.", [LastDay(today)], "until");
        return local.EndOf(day);
    }

    private sealed record Made(string Hash, DateTime EndsAt);
}
