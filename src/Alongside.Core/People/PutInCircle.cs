using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.People;

/// <summary>Somebody or something to put in the circle; <see cref="Member"/> names whom it is said anew of.</summary>
public sealed record MemberToPutIn(Guid Person, string? Name, Ring Ring, MemberKind Kind = MemberKind.Human, string? IsToMe = null, string? IAmToThem = null, string? Picture = null, string? Language = null)
{
    public Guid? Member { get; init; }
}

/// <summary>The person puts somebody in their circle, or says anew who they are. Only they can, and nobody is ever put in by itself.</summary>
public sealed class PutInCircle(IWriter writer)
{
    public const int MostName = 200, MostRole = 200, MostMembers = 200;

    /// <summary>Answers with the member.</summary>
    public Task<Guid> RunAsync(Actor actor, MemberToPutIn request, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            var standing = await CircleMember.StandingAsync(unit);
            var before = request.Member is { } id ? standing.Find(row => row.MemberId == id) ?? throw new NotHere() : null;
            var member = Said(unit, Checked(request), standing, before, before?.LinkedTo);
            if (before is null) NotTooMany(standing);
            else if (Same(before, member)) return before.MemberId;
            before?.TakeOut(unit.At);
            unit.Record.CircleMembers.Add(member);
            unit.Happened(before is null ? EventKinds.CirclePutIn : EventKinds.CircleChanged, Parts.People, member.MemberId);
            return member.MemberId;
        }, cancel);

    /// <summary>Somebody who sees something of the person's, put in by one press: whoever joined among the friends, whoever is paid among the paid.</summary>
    public Task<Guid> KnownAsync(Actor actor, Guid person, Guid known, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var standing = await CircleMember.StandingAsync(unit);
            if (standing.Find(row => row.LinkedTo == known) is { } there) return there.MemberId;
            NotTooMany(standing);
            var member = Said(unit, await AsKnownAsync(unit, known), standing, null, known);
            unit.Record.CircleMembers.Add(member);
            unit.Happened(EventKinds.CirclePutIn, Parts.People, member.MemberId);
            return member.MemberId;
        }, cancel);

    internal static void NotTooMany(List<CircleMember> standing)
    {
        if (standing.Count >= MostMembers) throw new Refused("There are {most} in your circle already. Take somebody out first.", [MostMembers]);
    }

    private static MemberToPutIn Checked(MemberToPutIn request)
    {
        PlainText.Required(request.Name, MostName, "name", "Write a name.");
        PlainText.Optional(request.IsToMe, MostRole, "isToMe");
        PlainText.Optional(request.IAmToThem, MostRole, "iAmToThem");
        if (!Enum.IsDefined(request.Ring)) throw new Refused("Choose how close they are.", "ring");
        if (!Enum.IsDefined(request.Kind)) throw new Refused("Choose what it is.", "kind");
        if (request.Picture is not null && PictureTable.Find(request.Picture) is null) throw new Refused("Choose from the pictures there are.", "picture");
        return request;
    }

    private static CircleMember Said(Unit unit, MemberToPutIn request, List<CircleMember> standing, CircleMember? before, Guid? linkedTo) => new()
    {
        PersonId = request.Person,
        SaidId = Ids.Opaque(),
        MemberId = before?.MemberId ?? Ids.Opaque(),
        PartBit = Parts.People,
        Kind = request.Kind,
        Ring = request.Ring,
        Place = before?.Ring == request.Ring ? before.Place : CircleMember.PlaceIn(standing, request.Ring),
        Name = request.Name!,
        NameFold = Folding.Fold(request.Name!),
        IsToMe = Written(request.IsToMe),
        IAmToThem = Written(request.IAmToThem),
        Language = request.Language ?? LanguageOfWords.Guess(request.IsToMe ?? request.Name, "en"),
        Picture = request.Picture,
        LinkedTo = linkedTo,
        Replaces = before?.SaidId,
        At = unit.At,
    };

    private static string? Written(string? words) => words is null || PlainText.IsBlank(words) ? null : words;

    private static bool Same(CircleMember one, CircleMember other) =>
        (one.Name, one.Kind, one.Ring, one.IsToMe, one.IAmToThem, one.Picture, one.Language) == (other.Name, other.Kind, other.Ring, other.IsToMe, other.IAmToThem, other.Picture, other.Language);

    /// <summary>As the person calls them, where they invited them; else as they are called here. Only who sees something now, and is not left out.</summary>
    private static async Task<MemberToPutIn> AsKnownAsync(Unit unit, Guid known)
    {
        var at = unit.At;
        var kind = await unit.Record.Shares.Where(row => row.ViewerId == known && row.TakenBackAt == null && row.UntilAt > at).OrderByDescending(row => row.FromAt).Select(row => (ViewerKind?)row.ViewerKind).FirstOrDefaultAsync()
            ?? await unit.Record.Supports.Where(row => row.ViewerId == known && (row.UntilAt == null || row.UntilAt > at)).Select(row => (ViewerKind?)row.ViewerKind).FirstOrDefaultAsync();
        // Those who lead somewhere see to the support; nobody has them around them.
        if (kind is null or ViewerKind.Lead || await unit.Record.Exclusions.AnyAsync(row => row.ViewerId == known && row.TakenBackAt == null)) throw new NotHere();
        var person = unit.Admission.Person;
        if (kind == ViewerKind.Team) return new MemberToPutIn(person, (await unit.House.Teams.SingleAsync(row => row.TeamId == known)).Name, Ring.Paid, MemberKind.Group);
        if (kind == ViewerKind.Organisation) return new MemberToPutIn(person, (await unit.House.Organisations.SingleAsync(row => row.OrganisationId == known)).Name, Ring.Paid, MemberKind.Group);
        var account = await unit.House.Accounts.SingleAsync(row => row.AccountId == known);
        if (kind == ViewerKind.Worker) return new MemberToPutIn(person, account.Name, Ring.Paid, IsToMe: account.Role);
        var invited = await unit.Record.Invitations.Where(row => row.JoinedBy == known && row.ShareId != null).OrderByDescending(row => row.MadeAt).FirstOrDefaultAsync();
        return new MemberToPutIn(person, invited?.Name ?? account.Name, Ring.Friends, IsToMe: invited?.Role ?? account.Role);
    }
}
