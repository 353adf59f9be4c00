using Alongside.Basics;

namespace Alongside.Tests.TheGate;

/// <summary>A row with an address of its own, and whose record it is in.</summary>
internal sealed record Place(Guid Person, Guid Id);

/// <summary>
/// The addresses of the small town, in another one: each id of a kind becomes some id of that kind, mostly with the person it
/// belongs to. So whatever address a new endpoint is given there is asked in every random world too.
/// </summary>
internal sealed class WorldPlaces(IReadOnlyList<Guid> people)
{
    public List<Place> Statements { get; } = [];
    public List<Place> Suggestions { get; } = [];
    public List<Place> Shares { get; } = [];
    public List<Place> Questions { get; } = [];
    public List<Place> Files { get; } = [];
    public List<Place> Begun { get; } = [];
    public List<Place> Happenings { get; } = [];
    public List<Place> Decisions { get; } = [];
    public List<Place> Works { get; } = [];
    public List<Place> Supports { get; } = [];
    public required Guid Organisation { get; init; }
    public required string Code { get; init; }

    public string In(string address, Random chance)
    {
        var person = people[chance.Next(people.Count)];
        foreach (var (ids, places) in new[]
        {
            (HiddenTown.Statements, Statements), (HiddenTown.Suggestions, Suggestions), (HiddenTown.Shares, Shares), (HiddenTown.Questions, Questions),
            (HiddenTown.Begun, Begun), (HiddenTown.Files, Files), (HiddenTown.Happenings, Happenings), (HiddenTown.Decisions, Decisions),
            (HiddenTown.Works, Works), (HiddenTown.Supports, Supports),
        })
        {
            foreach (var id in ids.Where(id => address.Contains(id.ToString(), StringComparison.Ordinal)))
            {
                var place = places.Count == 0 ? new Place(person, Ids.New()) : places[chance.Next(places.Count)];
                address = address.Replace(id.ToString(), place.Id.ToString(), StringComparison.Ordinal);
                if (chance.Next(8) > 0) person = place.Person;
            }
        }
        foreach (var record in HiddenTown.Records) address = address.Replace(record.ToString(), person.ToString(), StringComparison.Ordinal);
        return address.Replace(HiddenTown.Hillside.ToString(), Organisation.ToString(), StringComparison.Ordinal).Replace(HiddenTown.Code, Code, StringComparison.Ordinal);
    }
}
