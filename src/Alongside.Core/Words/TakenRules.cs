using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>Who may say what the person answered: the person, or whoever asked them and says how they were told.</summary>
public sealed class TakenRules(CaptureRules captures)
{
    private const int MostName = 100;

    /// <summary>The person's own answer, given here.</summary>
    internal static TakenDown Self { get; } = new(Routes.OwnDevice, null, null, "", "", "", null, null);

    /// <summary>An answer given here by the person, or one taken by somebody who may write under this heading.</summary>
    internal TakenDown Down(Unit unit, Parts part, AnswerTaken? taken)
    {
        if ((unit.Admission.Reword & part) != Parts.None)
            return taken is null ? Self
                : throw new Refused("This is your own answer: nobody takes it down for you.", "takenBy");
        return (unit.Admission.Write & part) == Parts.None ? throw new NotHere() : Told(unit, taken);
    }

    /// <summary>Somebody who decided it for the person is written down by a worker; it was told by nobody.</summary>
    internal static TakenDown Decided(Unit unit) => new(Answers.Decided, unit.Actor.AccountId, unit.Actor.Capacity, unit.Actor.Name, unit.Actor.Role, "", null, null);

    /// <summary>What the person told whoever acts, with how they did.</summary>
    internal TakenDown Told(Unit unit, AnswerTaken? taken)
    {
        if (taken is null) throw new Refused("Only the person can answer. If they told you, say how.", "takenBy");
        if (Routes.Taken.All(route => route.Code != taken.How)) throw new Refused("Say how they told you.", "takenBy.how");
        return new TakenDown(taken.How!, unit.Actor.AccountId, unit.Actor.Capacity, unit.Actor.Name, unit.Actor.Role,
            CaptureRules.Present(taken.Present, "takenBy.present"), PlainText.Optional(taken.Interpreter, MostName, "takenBy.interpreter"),
            captures.SaidOn(taken.On, unit.At, "takenBy.on"));
    }

    /// <summary>The yes to this very wording.</summary>
    internal static Confirmation Confirm(Unit unit, Statement statement, TakenDown down)
    {
        (statement.ConfirmedAt, statement.ConfirmedHow) = (unit.At, down.Route);
        return New(statement.PersonId, statement.PartBit, statement.StatementId, statement.CurrentWording, down, unit.At);
    }

    /// <summary>The person overturns a yes: a row of their own that names it.</summary>
    internal static Confirmation Undo(Unit unit, Confirmation yes) => New(yes.PersonId, yes.PartBit, yes.StatementId, yes.WordingId, Self, unit.At, yes.ConfirmationId);

    private static Confirmation New(Guid person, Parts part, Guid statement, Guid wording, TakenDown down, DateTime at, Guid? undoes = null) => new()
    {
        PersonId = person,
        ConfirmationId = Ids.Opaque(),
        PartBit = part,
        StatementId = statement,
        WordingId = wording,
        Undoes = undoes,
        How = down.Route,
        TakenBy = down.By,
        TakenAs = down.As,
        TakerName = down.Name,
        TakerRole = down.Role,
        Present = down.Present,
        Interpreter = down.Interpreter,
        SaidOn = down.On,
        At = at,
    };
}
