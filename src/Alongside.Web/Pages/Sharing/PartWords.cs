using Alongside.Sharing;
using Alongside.Web.Design;
using Alongside.Words;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Pages.Sharing;

/// <summary>What each part is called when a person reads or chooses it.</summary>
public static class PartWords
{
    private static readonly Dictionary<Parts, string> Others = new()
    {
        [Parts.People] = "My people",
        [Parts.Communication] = "How to talk with me",
        [Parts.KeepMeSafe] = "What keeps me safe",
        [Parts.Goals] = "What I want",
        [Parts.Supports] = "What helps me",
        [Parts.Decisions] = "What was decided",
        [Parts.Views] = "What works and what does not",
        [Parts.Risks] = "What could go wrong",
        [Parts.Crisis] = "When I am not well",
        [Parts.Expectations] = "What we expect of each other",
        [Parts.Reviews] = "Looking back together",
        [Parts.Outcomes] = "What changed for me",
        [Parts.Reasons] = "Why I do not agree",
        [Parts.Money] = "My money",
        [Parts.Breaks] = "My short breaks",
        [Parts.Moves] = "Moving from one place to another",
        [Parts.Requests] = "What I asked for",
        [Parts.Happened] = "What happened",
        [Parts.Assessments] = "Assessments",
        [Parts.Documents] = "Letters and documents",
    };

    /// <summary>The plan is chosen as one; only why somebody does not agree is chosen by itself.</summary>
    public static Parts Plan { get; } = PartTable.Rows.Where(row => row.Record == PartOf.Plan && row.Part != Parts.Reasons).Aggregate(Parts.None, (sum, row) => sum | row.Part);

    public const string PlanTitle = "My plan";

    public static string Title(Parts part) => Headings.Of(part)?.Title ?? Others[part];

    /// <summary>These parts in few words: a whole plan is one of them, and how to talk with somebody goes without saying unless all are to be named.</summary>
    public static IEnumerable<string> Titles(Parts parts, bool all = false)
    {
        var whole = (parts & Plan) == Plan;
        foreach (var row in PartTable.Rows.Where(row => row.Shareable && (parts & row.Part) != Parts.None))
        {
            if (whole && row.Part == Parts.Goals) yield return PlanTitle;
            if (whole && (row.Part & Plan) != Parts.None || row.Part == Parts.Communication && parts != Parts.Communication && !all) continue;
            yield return Title(row.Part);
        }
    }

    /// <summary>What somebody is and where, in the line below their name; nothing when there is neither.</summary>
    public static IHtmlContent? Known(Texts texts, Viewer viewer) => (viewer.Role, viewer.Where) switch
    {
        ("", "") => null,
        (var role, "") => texts.Said(role),
        ("", var place) => texts["at {place}", texts.Said(place)],
        var (role, place) => texts["{role} at {place}", texts.Said(role), texts.Said(place)],
    };

    /// <summary>What a share that was taken back has ended: all that the other saw, unless something else lets them see it too.</summary>
    public static IHtmlContent TakenBack(Texts texts, SharedWith gone, Parts still)
    {
        var name = texts.Said(gone.Viewer.Name);
        if (still != Parts.None) return texts["Taken back. {still}", Still(texts, gone, still)];
        return gone.Share.OnlyGives ? texts["Taken back. {name} can tell nothing there any more.", name] : texts["Taken back. {name} sees it no more.", name];
    }

    public static IHtmlContent Still(Texts texts, SharedWith shared, Parts still)
    {
        var (name, parts) = (texts.Said(shared.Viewer.Name), string.Join("; ", Titles(still).Select(title => texts.Plain(title))));
        return shared.Share.OnlyGives ? texts["Because of something else, {name} can still tell something under: {parts}.", name, parts] : texts["Because of something else, {name} still sees: {parts}.", name, parts];
    }
}
