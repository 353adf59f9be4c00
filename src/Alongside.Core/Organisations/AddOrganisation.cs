using Alongside.Basics;
using Alongside.Data;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Organisations;

/// <summary>An organisation, or a team in it, comes to this house. One of the same name is the same one.</summary>
public sealed class AddOrganisation(IWriter writer)
{
    public const int MostName = 200;

    public Task<Guid> RunAsync(string? name, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var said = Name(name);
            if (OfThatName(await unit.House.Organisations.ToListAsync(), row => row.Name, said) is { } same) return same.OrganisationId;
            var organisation = new Organisation { OrganisationId = Ids.New(unit.At), Name = said };
            unit.House.Organisations.Add(organisation);
            return organisation.OrganisationId;
        }, cancel);

    public Task<Guid> TeamAsync(Guid organisation, string? name, CancellationToken cancel = default) =>
        writer.RunAsync(UnitRequest.ByTheHouse, async unit =>
        {
            var said = Name(name);
            if (!await unit.House.Organisations.AnyAsync(row => row.OrganisationId == organisation)) throw new NotHere();
            if (OfThatName(await unit.House.Teams.Where(row => row.OrganisationId == organisation).ToListAsync(), row => row.Name, said) is { } same) return same.TeamId;
            var team = new Team { TeamId = Ids.New(unit.At), OrganisationId = organisation, Name = said };
            unit.House.Teams.Add(team);
            return team.TeamId;
        }, cancel);

    private static string Name(string? name) => PlainText.Required(name, MostName, "name", "Write a name.").Trim();

    /// <summary>There are few, so they are compared here, as names are compared everywhere.</summary>
    public static T? OfThatName<T>(List<T> all, Func<T, string> name, string? said) where T : class =>
        all.Find(row => Folding.Fold(name(row)) == Folding.Fold(said ?? ""));
}
