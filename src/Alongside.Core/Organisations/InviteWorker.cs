using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>Who is asked, into which team, from which day (null: at once), and how the code reaches them (no e-mail: it is handed over).</summary>
public sealed record WorkerToInvite(string? Name, string? Role = null, Guid? Team = null, string? Email = null, DateOnly? From = null, bool Leads = false)
{
    /// <summary>The language of the letter: that of whoever invites, who knows no other of them.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>A lead asks somebody to work with them. The code is good once, for a week, and told once; the letter names nobody.</summary>
public sealed class InviteWorker(IWriter writer, LocalTime local, LetterText says)
{
    /// <summary>So many letters in a day: no organisation writes to people without end.</summary>
    public const int MostLettersADay = 50;

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary><paramref name="link"/> makes the address somebody joins at out of the code. The code is answered once, and only where it is handed over.</summary>
    public async Task<InvitationMade> RunAsync(Actor actor, WorkerToInvite request, Func<string, Uri> link, RequestKey? key = null, CancellationToken cancel = default)
    {
        var (id, code) = (Ids.Opaque(), JoinCode.New());
        var name = PlainText.Required(request.Name, OpenAccount.MostName, "name", "Write their name.").Trim();
        var role = PlainText.Optional(request.Role, OpenAccount.MostName, "role")?.Trim() ?? "";
        var email = request.Email is null ? null : EmailAddress.Read(request.Email, "email").Given;
        var made = await writer.RunAsync(UnitRequest.ByTheHouseFor(actor.AccountId, key), async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            if (request.Team is { } team) await Leading.TeamAsync(unit, organisation.OrganisationId, team);
            if (request.From < local.DayOf(unit.At)) throw new Refused("Choose today or a day that is still to come.", "from");
            if (email is not null) await NotTooManyAsync(unit, organisation.OrganisationId);
            unit.House.WorkInvitations.Add(new WorkInvitation
            {
                InvitationId = id, OrganisationId = organisation.OrganisationId, CodeHash = JoinCode.Hash(code)!, TeamId = request.Team, Name = name, Role = role, Leads = request.Leads, Email = email,
                FromAt = request.From is { } from && from > local.DayOf(unit.At) ? local.Hour(from, 0) : unit.At,
                MadeBy = actor.AccountId, MadeAt = unit.At, EndsAt = unit.At + Life,
            });
            if (email is not null) unit.SendLater(Mail.Kind, Mail.WorkWithUs(email, link(code), says, request.Language).ToPayload());
            return id;
        }, cancel);
        // The same request again made nothing: its code was told the first time, and is kept nowhere.
        return new InvitationMade(made, made == id && email is null ? code : null);
    }

    /// <summary>Nobody joins with it any more.</summary>
    public Task TakeBackAsync(Actor actor, Guid invitation, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var organisation = await Leading.InAsync(unit, actor);
            var made = await unit.House.WorkInvitations.AsTracking().SingleOrDefaultAsync(row => row.InvitationId == invitation && row.OrganisationId == organisation.OrganisationId) ?? throw new NotHere();
            made.OverAt ??= unit.At;
            return true;
        }, cancel);

    /// <summary>Those that were taken back count too: their letters went.</summary>
    private static async Task NotTooManyAsync(Unit unit, Guid organisation)
    {
        var since = unit.At - TimeSpan.FromDays(1);
        if (await unit.House.WorkInvitations.CountAsync(row => row.OrganisationId == organisation && row.Email != null && row.MadeAt > since) >= MostLettersADay)
            throw new Refused("You have invited many people by letter today. Hand the code over yourself, or go on tomorrow.", "email");
    }
}
