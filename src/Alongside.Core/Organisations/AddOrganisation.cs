using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>An organisation, or a team in it, comes to this house. One of the same name that has not closed is the same one.</summary>
public sealed class AddOrganisation(IWriter writer)
{
    public const int MostName = 200;

    public Task<Guid> RunAsync(string? name, CancellationToken cancel = default) => RunAsync(name, null, cancel);

    /// <summary><paramref name="kind"/>: what it is, from <see cref="OrganisationKinds"/>; null leaves what was said before.</summary>
    public Task<Guid> RunAsync(string? name, string? kind, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var said = Name(name);
            if (kind is not null && OrganisationKinds.Says(kind) is null)
                throw new Refused("Say what it is: {kinds}.", [string.Join(", ", OrganisationKinds.All.Select(row => row.Code))], "kind");
            if (OfThatName(await unit.House.Organisations.AsTracking().Where(row => row.ClosedAt == null).ToListAsync(), row => row.Name, said) is { } same)
            {
                same.Kind = kind ?? same.Kind;
                return same.OrganisationId;
            }
            var organisation = new Organisation { OrganisationId = Ids.New(unit.At), Name = said, Kind = kind };
            unit.House.Organisations.Add(organisation);
            return organisation.OrganisationId;
        }, cancel);

    public Task<Guid> TeamAsync(Guid organisation, string? name, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var said = Name(name);
            if (!await unit.House.Organisations.AnyAsync(row => row.OrganisationId == organisation && row.ClosedAt == null)) throw new NotHere();
            return (await OfThatNameAsync(unit, organisation, said) ?? Team(unit, organisation, said)).TeamId;
        }, cancel);

    internal static string Name(string? name) => PlainText.Required(name, MostName, "name", "Write a name.").Trim();

    internal static async Task<Team?> OfThatNameAsync(Unit unit, Guid organisation, string name) =>
        OfThatName(await unit.House.Teams.Where(row => row.OrganisationId == organisation && row.ClosedAt == null).ToListAsync(), row => row.Name, name);

    internal static Team Team(Unit unit, Guid organisation, string name)
    {
        var team = new Team { TeamId = Ids.New(unit.At), OrganisationId = organisation, Name = name };
        unit.House.Teams.Add(team);
        return team;
    }

    /// <summary>There are few, so they are compared here, as names are compared everywhere.</summary>
    public static T? OfThatName<T>(List<T> all, Func<T, string> name, string? said) where T : class =>
        all.Find(row => Folding.Fold(name(row)) == Folding.Fold(said ?? ""));
}
