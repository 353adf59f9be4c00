using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;

namespace Alongside.Words;

/// <summary>Who may say what the person answered: the person, or whoever asked them and says how they were told.</summary>
public sealed class TakenRules(CaptureRules captures)
{
    private const int MostName = 100;

    /// <summary>An answer given here by the person, or one taken by somebody who may write under this heading.</summary>
    internal TakenDown Down(Unit unit, Parts part, AnswerTaken? taken)
    {
        if ((unit.Admission.Reword & part) != Parts.None)
            return taken is null ? new TakenDown(Routes.OwnDevice, null, "", "", "", null, null)
                : throw new Refused("This is your own answer: nobody takes it down for you.", "takenBy");
        if ((unit.Admission.Write & part) == Parts.None) throw new NotHere();
        if (taken is null) throw new Refused("Only the person can answer. If they told you, say how.", "takenBy");
        if (Routes.Taken.All(route => route.Code != taken.How)) throw new Refused("Say how they told you.", "takenBy.how");
        return new TakenDown(taken.How!, unit.Actor.AccountId, unit.Actor.Name, unit.Actor.Role,
            CaptureRules.Present(taken.Present, "takenBy.present"), PlainText.Optional(taken.Interpreter, MostName, "takenBy.interpreter"),
            captures.SaidOn(taken.On, unit.At, "takenBy.on"));
    }

    /// <summary>The yes to this very wording.</summary>
    internal static Confirmation Confirm(Unit unit, Statement statement, TakenDown down)
    {
        (statement.ConfirmedAt, statement.ConfirmedHow, statement.DisagreedAt) = (unit.At, down.Route, null);
        return new Confirmation
        {
            PersonId = statement.PersonId,
            ConfirmationId = Ids.Opaque(),
            PartBit = statement.PartBit,
            StatementId = statement.StatementId,
            WordingId = statement.CurrentWording,
            How = down.Route,
            TakenBy = down.By,
            TakerName = down.Name,
            TakerRole = down.Role,
            Present = down.Present,
            Interpreter = down.Interpreter,
            SaidOn = down.On,
            At = unit.At,
        };
    }
}
