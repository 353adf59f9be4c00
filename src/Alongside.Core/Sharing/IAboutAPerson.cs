namespace Alongside.Sharing;

/// <summary>A row about one person. Whatever carries this passes the gate: filter, write lock, row level security, matrix test.</summary>
public interface IAboutAPerson
{
    Guid PersonId { get; }
}

/// <summary>A row about one part of a person's record.</summary>
public interface IOfAPart : IAboutAPerson
{
    Parts PartBit { get; }
}

/// <summary>A row that is written once and never changed or deleted.</summary>
public interface IKept : IAboutAPerson;
