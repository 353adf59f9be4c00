using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Sharing;

/// <summary>Who is asked, how the code reaches them (no e-mail: it is handed over), and what they would see until when.</summary>
public sealed record InvitationToMake(Guid Person, string? Name, string? Role, string? Email, Parts Parts, DateOnly? Until = null, bool OnlyGives = false)
{
    /// <summary>The language of the letter: that of whoever invites, who knows no other of them.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>An invitation, and the code it is used with: told this once, to whoever made it.</summary>
public sealed record InvitationMade(Guid InvitationId, string? Code);

/// <summary>The person asks somebody into their circle. The letter that goes out names nobody.</summary>
public sealed class InviteToCircle(IWriter writer, LocalTime local, LetterText says)
{
    public const int MostName = 200;
    /// <summary>So many letters with an invitation in a day: nobody's page writes to people without end.</summary>
    public const int MostLettersADay = 20;

    private const int MostEmail = 254;
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>What may be wrong with who is asked and how, for a form that asks in several steps.</summary>
    public static void CheckWho(string? name, string? role, string? email)
    {
        PlainText.Required(name, MostName, "name", "Write the name you call them by.");
        PlainText.Optional(role, MostName, "role");
        if (email is not null && !Mail.IsAddress(PlainText.Required(email, MostEmail, "email", "Write their e-mail address, or choose to hand the code over.")))
            throw new Refused("This does not look like an e-mail address. Write it like sana@example.org.", "email");
    }

    /// <summary><paramref name="link"/> makes the address somebody joins at out of the code.</summary>
    public async Task<InvitationMade> RunAsync(Actor actor, InvitationToMake request, Func<string, Uri> link, RequestKey? key = null, CancellationToken cancel = default)
    {
        var (id, code) = (Ids.Opaque(), JoinCode.New());
        var made = await writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            CheckWho(request.Name, request.Role, request.Email);
            GiveShare.Check(unit, request.Parts, request.OnlyGives);
            if (request.Email is not null) await NotTooManyAsync(unit);
            var invitation = new Invitation
            {
                PersonId = request.Person,
                InvitationId = id,
                Name = request.Name!,
                Role = request.Role ?? "",
                Email = request.Email,
                Parts = request.Parts,
                OnlyGives = request.OnlyGives,
                UntilAt = ShareDays.EndOf(local, request.Until, unit.At, unit.At),
                MadeAt = unit.At,
                EndsAt = unit.At + Life,
            };
            unit.Record.Invitations.Add(invitation);
            unit.House.InvitationCodes.Add(new InvitationCode { CodeHash = JoinCode.Hash(code)!, PersonId = request.Person, InvitationId = id, EndsAt = invitation.EndsAt });
            // Whom they ask is for nobody's eyes but the person's.
            unit.Happened(EventKinds.InvitationMade, Parts.OnlyMe, id);
            if (request.Email is not null) unit.SendLater(Mail.Kind, Mail.SomethingToShare(request.Email, link(code), says, request.Language).ToPayload());
            return id;
        }, cancel);
        // The same request again made nothing: its code was told the first time, and is kept nowhere.
        return new InvitationMade(made, made == id ? code : null);
    }

    /// <summary>Those they took back count too: their letters went.</summary>
    private static async Task NotTooManyAsync(Unit unit)
    {
        var since = unit.At - TimeSpan.FromDays(1);
        if (await unit.Record.Invitations.CountAsync(row => row.Email != null && row.MadeAt > since) >= MostLettersADay)
            throw new Refused("You have invited many people by letter today. Hand the code over yourself, or go on tomorrow.", "email");
    }

    /// <summary>The person takes an invitation back, or says that who joined is not the one they meant: nothing was shared, and nothing will be.</summary>
    public Task<Guid> TakeBackAsync(Actor actor, Guid person, Guid invitation, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var made = await unit.Record.Invitations.AsTracking().SingleOrDefaultAsync(row => row.InvitationId == invitation) ?? throw new NotHere();
            if (made.OverAt is not null) return invitation;
            made.TakeBack(unit);
            foreach (var code in await unit.House.InvitationCodes.AsTracking().Where(row => row.InvitationId == invitation).ToListAsync()) code.EndedAt ??= unit.At;
            return invitation;
        }, cancel);

    /// <summary>"Yes, that is Sana": only now does the share begin.</summary>
    public Task<Guid> SayYesAsync(Actor actor, Guid person, Guid invitation, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            if (unit.Admission.Share == Parts.None) throw new NotHere();
            var made = await unit.Record.Invitations.AsTracking().SingleOrDefaultAsync(row => row.InvitationId == invitation) ?? throw new NotHere();
            if (made.ShareId is { } before) return before;
            if (!made.AsksWhoItIs) throw new NotHere();
            if (made.UntilAt <= unit.At) throw new Refused("The day until which you wanted to share has passed. Invite them again.");
            var share = new Share
            {
                PersonId = person,
                ShareId = Ids.New(unit.At),
                ViewerKind = ViewerKind.Circle,
                ViewerId = made.JoinedBy!.Value,
                Parts = made.Parts,
                OnlyGives = made.OnlyGives,
                Purpose = Purpose.Support,
                FromAt = unit.At,
                UntilAt = made.UntilAt,
            };
            made.Become(unit, share);
            return share.ShareId;
        }, cancel);
}
