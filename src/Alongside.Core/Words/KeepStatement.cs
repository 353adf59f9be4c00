using Alongside.Basics;
using Alongside.Data;
using Alongside.Record;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>Where a statement is to be kept: under its heading, by the person alone, or away.</summary>
public enum Keeping
{
    /// <summary>Under its heading, for whoever that heading is shared with.</summary>
    UnderItsHeading,

    /// <summary>"Keep this for me": nobody else sees it, and nobody can tell that it is there.</summary>
    ForMe,

    /// <summary>Taken away, also from the person's own page. It can be brought back.</summary>
    Away,
}

/// <summary>The person keeps a statement for themselves, takes it away, or brings it back. At once, and no reason is asked.</summary>
public sealed class KeepStatement(IWriter writer)
{
    public Task<Guid> RunAsync(Actor actor, Guid person, Guid statement, Keeping keeping, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var kept = await unit.Record.Statements.AsTracking().SingleOrDefaultAsync(row => row.StatementId == statement) ?? throw new NotHere();
            if ((unit.Admission.Reword & kept.PartBit) == Parts.None) throw new NotHere();
            var from = (kept.PartBit, kept.GoneAt is not null);
            var heading = kept.Heading;

            kept.GoneAt = keeping == Keeping.Away ? kept.GoneAt ?? unit.At : null;
            // Whoever takes something away and brings it back finds it where it was.
            if (keeping == Keeping.ForMe) (kept.PartBit, kept.KeptFrom) = (Parts.OnlyMe, heading);
            else if (keeping == Keeping.UnderItsHeading && !from.Item2) (kept.PartBit, kept.KeptFrom) = (heading, null);
            if (from == (kept.PartBit, kept.GoneAt is not null)) return statement;

            // What others suggested and saw goes where the words go; with what is taken away nobody finds it in a list either.
            var part = kept.GoneAt is null ? kept.PartBit : Parts.OnlyMe;
            var suggestions = await unit.Record.Suggestions.AsTracking().Where(row => row.StatementId == statement).ToListAsync();
            foreach (var suggestion in suggestions) suggestion.PartBit = part;
            await Silence.WatchAsync(unit, suggestions);
            var observers = await unit.Record.Observers.AsTracking().Where(row => row.StatementId == statement).ToListAsync();
            foreach (var observer in observers) observer.PartBit = part;
            if (observers.Count > 0) unit.ReachMayDiffer();
            unit.Happened(keeping switch
            {
                Keeping.ForMe => EventKinds.StatementKeptForMe,
                Keeping.Away => EventKinds.StatementTakenAway,
                _ => EventKinds.StatementBroughtBack,
            }, Parts.OnlyMe, statement);
            return statement;
        }, cancel);

    /// <summary>Under which of the seven About Me headings (PRSB v2.01) it is shown too.</summary>
    public Task<Guid> ShowUnderAsync(Actor actor, Guid person, Guid statement, int aboutMe, RequestKey? key = null, CancellationToken cancel = default) =>
        writer.RunAsync(new UnitRequest(actor, person) { Key = key }, async unit =>
        {
            var kept = await unit.Record.Statements.AsTracking().SingleOrDefaultAsync(row => row.StatementId == statement && row.GoneAt == null) ?? throw new NotHere();
            if ((unit.Admission.Reword & kept.PartBit) == Parts.None) throw new NotHere();
            if (AboutMeHeadings.Find(aboutMe) is null) throw new Refused("Choose one of the seven headings.", "aboutMe");
            if (kept.AboutMe == aboutMe) return statement;
            kept.AboutMe = aboutMe;
            unit.Happened(EventKinds.StatementShownUnder, kept.PartBit, statement);
            return statement;
        }, cancel);
}
