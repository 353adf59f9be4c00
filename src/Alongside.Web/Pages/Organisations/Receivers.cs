using Alongside.Basics;
using Alongside.Organisations;
using Alongside.Sharing;
using Alongside.Web.Design;

namespace Alongside.Web.Pages.Organisations;

/// <summary>To whom somebody can be given where the lead works: its teams, and who works there with what is looked for in their name.</summary>
public static class Receivers
{
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(OurOrganisationReading reading, Actor actor, string? find, Texts texts, Guid? but = null, CancellationToken cancel = default)
    {
        var teams = (await reading.OfAsync(actor, cancel)).Teams;
        var wanted = Folding.Fold(find ?? "");
        return
        [
            .. (await reading.FindAsync(actor, find, cancel)).Where(row => row.AccountId != but)
                .Select(row => new Choice($"worker.{row.AccountId:N}", texts.Said(row.Name)) { Hint = row.Role.Length > 0 ? texts.Said(row.Role) : null }),
            .. teams.Where(team => Folding.Fold(team.Name).Contains(wanted, StringComparison.Ordinal)).Select(team => new Choice($"team.{team.TeamId:N}", texts.Said(team.Name)) { Hint = texts["Everybody in this team"] }),
        ];
    }

    public static (ViewerKind Kind, Guid Id) Read(string? chosen) => chosen?.Split('.') switch
    {
        ["worker", var id] when Guid.TryParse(id, out var worker) => (ViewerKind.Worker, worker),
        ["team", var id] when Guid.TryParse(id, out var team) => (ViewerKind.Team, team),
        _ => throw new Refused("Choose a worker or a team.", "to"),
    };
}
