using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Sharing;
using Alongside.Words;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Record;

/// <summary>What has to be known of a decision before it is kept. Every text is needed; of the days only those of the power and of an appeal may be left empty.</summary>
public sealed record DecisionToWrite(Guid Person, Guid Suggestion)
{
    public string? Question { get; init; }
    public string? SupportTried { get; init; }
    public string? PersonsView { get; init; }
    public string? Power { get; init; }
    public string? Holder { get; init; }
    public string? Scope { get; init; }
    public string? Evidence { get; init; }
    public DateOnly? PowerFrom { get; init; }
    public DateOnly? PowerUntil { get; init; }
    public string? Consulted { get; init; }
    public string? Options { get; init; }
    public string? Words { get; init; }
    public string? Language { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? ToObject { get; init; }
    public DateOnly? AppealUntil { get; init; }
    public DateOnly? ReviewOn { get; init; }
}

/// <summary>
/// A worker who supports the person writes down that somebody with a lawful power decided what they suggested: help to decide
/// first, the person's own view on top, and how they object. The person's words stay; they are told.
/// </summary>
public sealed class DecideFor(IWriter writer, TellPerson tell, LocalTime local)
{
    public const int MostWords = 5_000, MostMonths = 12;
    private const int MostLine = 200;

    public async Task<Guid> RunAsync(Actor actor, DecisionToWrite request, RequestKey? key = null, CancellationToken cancel = default)
    {
        try
        {
            return await KeepAsync(actor, request, key, cancel);
        }
        catch (DbUpdateException problem) when (UniqueKey.IsTaken(problem))
        {
            // Two at the same moment: the database lets one of them through.
            throw Already();
        }
    }

    private static Refused Already() => new("Something was decided about these words already. Look at that again first.");

    private Task<Guid> KeepAsync(Actor actor, DecisionToWrite request, RequestKey? key, CancellationToken cancel) =>
        writer.RunAsync(new UnitRequest(actor, request.Person) { Key = key }, async unit =>
        {
            if (!MayDecide(unit.Admission)) throw new NotHere();
            var suggestion = await unit.Record.Suggestions.AsTracking().SingleOrDefaultAsync(row => row.SuggestionId == request.Suggestion) ?? throw new NotHere();
            var statement = await unit.Record.Statements.AsTracking().SingleOrDefaultAsync(row => row.StatementId == suggestion.StatementId && row.GoneAt == null) ?? throw new NotHere();
            if ((unit.Admission.Write & statement.PartBit) == Parts.None) throw new NotHere();
            if (!suggestion.IsOpen) throw new Refused("This was answered already.");
            if (statement.DecidedAt is not null) throw Already();

            var decision = Row(unit, request, suggestion, statement);
            unit.Record.LawfulDecisions.Add(decision);
            var answer = AnswerSuggestion.New(unit, suggestion, Answers.Decided, TakenRules.Decided(unit), null, null);
            unit.Record.Answers.Add(answer);
            (suggestion.Answered, suggestion.Because, suggestion.AnsweredAt, suggestion.AskAgainAt, suggestion.SilentAt) = (Answers.Decided, null, unit.At, null, null);
            await Silence.WatchAsync(unit, suggestion);
            unit.Happened(EventKinds.DecidedFor, Parts.Assessments, decision.DecisionId, statement.CurrentWording, Commitment.To(decision.Words, decision.Salt), decision.Power);
            await tell.ThatThereIsAMessageAsync(unit);
            return decision.DecisionId;
        }, cancel);

    /// <summary>Whoever supports the person as a worker; under the heading they must be able to write as well.</summary>
    public static bool MayDecide(Admission admission) => (admission.AddsTo & Parts.Assessments) != Parts.None;

    private LawfulDecision Row(Unit unit, DecisionToWrite asked, Suggestion suggestion, Statement statement)
    {
        var today = local.DayOf(unit.At);
        var question = Needed(asked.Question, MostLine, "question", "Write the one thing that is to be decided, as a question.");
        var tried = Needed(asked.SupportTried, MostWords, "supportTried", "Write what was tried so that they decide it themselves, and why they could not.");
        var view = Needed(asked.PersonsView, MostWords, "personsView", "Write what they themselves want, as they said or showed it.");
        var power = Power(asked);
        var holder = Needed(asked.Holder, MostLine, "holder", "Write who decided, and who they are to the person.");
        var scope = Needed(asked.Scope, MostWords, "scope", "Write what the power covers, as it is written in it.");
        var evidence = Needed(asked.Evidence, MostWords, "evidence", "Write which paper you saw, and where.");
        if (asked.DecidedOn is not { } on) throw new Refused("Say on which day it was decided.", "decidedOn");
        if (on > today) throw new Refused("The day cannot be after today.", "decidedOn");
        if (on < local.DayOf(suggestion.At)) throw new Refused("It cannot have been decided before it was suggested.", "decidedOn");
        if (power.IsGiven && asked.PowerUntil is { } until && until < on) throw new Refused("This power had ended by then. Nobody can decide by it.", "powerUntil");
        if (power.IsGiven && asked.PowerFrom is { } from && from > on) throw new Refused("This power had not begun by then. Nobody can decide by it.", "powerFrom");
        var consulted = Needed(asked.Consulted, MostWords, "consulted", "Write who was asked, and what they said.");
        var options = Needed(asked.Options, MostWords, "options", "Write which ways would leave them more freedom, and why not those.");
        var words = Needed(asked.Words, MostWords, "words", "Write what was decided.");
        var toObject = Needed(asked.ToObject, MostWords, "toObject", "Write how they can object, and with whom.");
        if (asked.AppealUntil < on) throw new Refused("The last day to appeal cannot be before the decision.", "appealUntil");
        return new LawfulDecision
        {
            PersonId = asked.Person, DecisionId = Ids.Opaque(), PartBit = Parts.Assessments, OrganisationId = unit.Actor.OrganisationId!.Value, WorksAt = unit.Actor.WorksAt,
            StatementId = statement.StatementId, WordingId = statement.CurrentWording, SuggestionId = suggestion.SuggestionId,
            Question = question, SupportTried = tried, PersonsView = view, Power = power.Code, Holder = holder, Scope = scope, Evidence = evidence,
            PowerFrom = power.IsGiven ? asked.PowerFrom : null, PowerUntil = power.IsGiven ? asked.PowerUntil : null, Consulted = consulted, Options = options,
            Words = words, Language = CaptureRules.Language(asked.Language), Salt = Commitment.NewSalt(), ToObject = toObject, AppealUntil = asked.AppealUntil, DecidedOn = on,
            ReviewOn = ReviewDay(asked.ReviewOn, today, power.IsGiven ? asked.PowerUntil : null), WrittenBy = unit.Actor.AccountId, WriterName = unit.Actor.Name, WriterRole = unit.Actor.Role, At = unit.At,
        };
    }

    private static LawfulPower Power(DecisionToWrite asked)
    {
        var power = LawfulPowers.Find(asked.Power) ?? throw new Refused("Choose by what power.", "power");
        // How somebody lives is no matter of money.
        return power.OfMoney ? throw new Refused("A power over property and money does not cover this.", "power") : power;
    }

    /// <summary>Always a day, within a year, and while the power holds: nothing is decided for good.</summary>
    internal static DateOnly ReviewDay(DateOnly? asked, DateOnly today, DateOnly? powerUntil)
    {
        if (asked is not { } day || day <= today) throw new Refused("Say by which day somebody looks at it again.", "reviewOn");
        if (day > today.AddMonths(MostMonths)) throw new Refused("At most {most} months. Then somebody looks at it again.", [MostMonths], "reviewOn");
        return day > powerUntil ? throw new Refused("The power ends before that. Choose a day until then.", "reviewOn") : day;
    }

    private static string Needed(string? text, int most, string field, string otherwise) => PlainText.Required(text, most, field, otherwise);
}
