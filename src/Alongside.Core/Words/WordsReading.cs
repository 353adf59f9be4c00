using Alongside.Basics;
using Alongside.Data;
using Alongside.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alongside.Words;

/// <summary>The record as one viewer sees it: the name, and what is said now under each heading they may see.</summary>
public sealed record AboutMe(Guid Person, string KnownAs, string Language, IReadOnlyList<StatementNow> Statements);

/// <summary>A statement with the name of the person it belongs to.</summary>
public sealed record OneStatement(string KnownAs, StatementNow Now);

/// <summary>The head of a record: the name, and the language the person likes best.</summary>
public sealed record Head(string KnownAs, string Language);

/// <summary>What pages and the API read of people's words. Every method takes an opened record, so none can forget the gate.</summary>
public static class WordsReading
{
    /// <summary>BCP 47 for "no language is said here".</summary>
    private const string NotTold = "und";

    private static readonly Compiled<Func<RecordDb, IAsyncEnumerable<HeadAndStatement>>> Whole = new(() => EF.CompileAsyncQuery((RecordDb db) =>
        from statement in db.StatementsNow
        join person in db.People on statement.PersonId equals person.PersonId
        // By the wording that stands, never by when it was first said: the order must not tell that something was changed.
        orderby statement.At, statement.StatementId
        // Column by column, without the id of the person, who is known and filled in after: a column is dear, and this is read most.
        select new HeadAndStatement(person.KnownAs, person.Language, new StatementNow
        {
            PersonId = Guid.Empty, StatementId = statement.StatementId, PartBit = statement.PartBit, AboutMe = statement.AboutMe, WordingId = statement.WordingId,
            Words = statement.Words, Language = statement.Language, Capture = statement.Capture, Pictures = statement.Pictures, SaidOn = statement.SaidOn,
            Present = statement.Present, WrittenAs = statement.WrittenAs, WriterName = statement.WriterName, WriterRole = statement.WriterRole, At = statement.At,
            ConfirmedAt = statement.ConfirmedAt, ConfirmedHow = statement.ConfirmedHow, DisagreedAt = statement.DisagreedAt, DecidedAt = statement.DecidedAt,
        })));

    private static readonly Compiled<Func<RecordDb, Task<Head?>>> Begun = new(() => EF.CompileAsyncQuery((RecordDb db) =>
        db.People.Select(person => new Head(person.KnownAs, person.Language)).FirstOrDefault()));

    private static readonly Compiled<Func<RecordDb, Guid, Task<OneStatement?>>> One = new(() => EF.CompileAsyncQuery((RecordDb db, Guid id) => (
        from statement in db.StatementsNow
        join person in db.People on statement.PersonId equals person.PersonId
        where statement.StatementId == id
        select new OneStatement(person.KnownAs, statement)).FirstOrDefault()));

    /// <summary>The whole of what this viewer may see. <see cref="NotHere"/> when the record was never begun.</summary>
    public static async Task<AboutMe> AboutMeAsync(OpenedRecord record, CancellationToken cancel = default)
    {
        Head? head = null;
        var statements = new List<StatementNow>();
        await foreach (var row in Whole.For(record.Db)(record.Db).WithCancellation(cancel))
        {
            head ??= new Head(row.KnownAs, row.Language);
            row.Statement.PersonId = record.Person;
            statements.Add(row.Statement);
        }
        // Nothing to see under any heading is rare, and asking for the name with an outer join would cost every other reader
        // a look for "nothing" in each column of each row.
        head ??= await Begun.For(record.Db)(record.Db) ?? throw new NotHere();
        await WithObserversAsync(record, statements, cancel);
        await WithDecidedAsync(record, statements, cancel);
        // Whoever only tells learns the name, and not even which language to talk in.
        return new AboutMe(record.Person, head.KnownAs, record.Admission.Read == Parts.None ? NotTold : head.Language, statements);
    }

    /// <summary>One statement as it stands now; <see cref="NotHere"/> when it is not there or not this viewer's to see.</summary>
    public static async Task<OneStatement> OneAsync(OpenedRecord record, Guid statement)
    {
        var one = await One.For(record.Db)(record.Db, statement) ?? throw new NotHere();
        await WithObserversAsync(record, [one.Now]);
        await WithDecidedAsync(record, [one.Now]);
        return one;
    }

    /// <summary>Whether this viewer wrote down the view that stands there, and so may write it anew.</summary>
    public static async Task<bool> IsOwnViewAsync(OpenedRecord record, Guid statement, CancellationToken cancel = default) =>
        (await record.Db.Authors.SingleOrDefaultAsync(row => row.StatementId == statement, cancel))?.IsViewOf(record.Actor.AccountId, record.Actor.Capacity) == true;

    /// <summary>Earlier wordings, newest first, without the one that stands. Empty for everybody but the person.</summary>
    public static async Task<IReadOnlyList<Wording>> EarlierAsync(OpenedRecord record, OneStatement statement, CancellationToken cancel = default)
    {
        var all = await record.Db.Wordings
            .Where(row => row.StatementId == statement.Now.StatementId).ToDictionaryAsync(row => row.WordingId, cancel);
        var earlier = new List<Wording>();
        // Each wording names the one it replaced, so the order is the order of the changes, whatever the clock said.
        for (var next = all.GetValueOrDefault(statement.Now.WordingId)?.Replaces; next is { } id && all.TryGetValue(id, out var wording); next = wording.Replaces)
            earlier.Add(wording);
        return earlier;
    }

    /// <summary>What the person took away, newest first, with the words that stood last. Nothing for anybody else.</summary>
    public static async Task<IReadOnlyList<Wording>> TakenAwayAsync(OpenedRecord record, CancellationToken cancel = default) =>
        await (from statement in record.Db.Statements
               join wording in record.Db.Wordings on new { statement.StatementId, Id = statement.CurrentWording } equals new { wording.StatementId, Id = wording.WordingId }
               where statement.GoneAt != null
               orderby statement.GoneAt descending, statement.StatementId
               select wording).ToListAsync(cancel);

    /// <summary>
    /// Why the person does not agree, for the statements this viewer sees and where they may read reasons. A reason is about the
    /// words it was said about: it could tell others what stood there before, so it does not pass to other words.
    /// </summary>
    public static Task<Dictionary<Guid, MarkNow>> ReasonsAsync(OpenedRecord record, CancellationToken cancel = default) => (
        from mark in record.Db.MarksNow
        join now in record.Db.StatementsNow on mark.StatementId equals now.StatementId
        where mark.Kind == MarkKind.Disagrees && mark.Words != null
        group mark by mark.StatementId into marks
        select marks.OrderByDescending(mark => mark.At).First()).ToDictionaryAsync(mark => mark.StatementId, cancel);

    /// <summary>What is marked about the words of one statement that stand, as far as this viewer may read it; the first one first.</summary>
    public static Task<List<MarkNow>> MarkedNowAsync(OpenedRecord record, Guid statement, CancellationToken cancel = default) =>
        record.Db.MarksNow.Where(mark => mark.StatementId == statement).OrderBy(mark => mark.At).ToListAsync(cancel);

    /// <summary>The person's own marks on one statement that count, about whichever of its wordings.</summary>
    public static Task<List<Mark>> MarksAsync(OpenedRecord record, Guid statement, CancellationToken cancel = default) =>
        record.Db.Marks.Where(mark => mark.StatementId == statement && mark.TakenBackAt == null).OrderBy(mark => mark.At).ToListAsync(cancel);

    /// <summary>The name the person is known by; <see cref="NotHere"/> when the record was never begun.</summary>
    public static async Task<Head> HeadAsync(OpenedRecord record) => await Begun.For(record.Db)(record.Db) ?? throw new NotHere();

    /// <summary>Asked only where somebody wrote down what they saw: most records take no command more.</summary>
    private static async Task WithObserversAsync(OpenedRecord record, List<StatementNow> statements, CancellationToken cancel = default)
    {
        if (!statements.Any(row => row.Capture is CaptureTable.Observed or CaptureTable.Understood)) return;
        var observers = (await record.Db.Observers.OrderBy(row => row.ReviewBy != null).ThenBy(row => row.At).ThenBy(row => row.ObserverId).ToListAsync(cancel)).ToLookup(row => row.StatementId);
        foreach (var statement in statements) statement.Observers = [.. observers[statement.StatementId]];
    }

    /// <summary>Asked only where something was decided for the person.</summary>
    private static async Task WithDecidedAsync(OpenedRecord record, List<StatementNow> statements, CancellationToken cancel = default)
    {
        if (!statements.Any(row => row.DecidedAt is not null)) return;
        var decided = await record.Db.DecidedNow.ToDictionaryAsync(row => row.StatementId, cancel);
        foreach (var statement in statements) statement.Decided = decided.GetValueOrDefault(statement.StatementId);
    }

    private sealed record HeadAndStatement(string KnownAs, string Language, StatementNow Statement);
}
