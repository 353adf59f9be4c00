namespace Alongside.Sharing;

/// <summary>What somebody wants to do with a part of a record. Stored with each look, so numbers never change meaning.</summary>
public enum Operation
{
    /// <summary>Know that the record exists, and the name the person is known by.</summary>
    Discover = 1,

    /// <summary>Read what it says now.</summary>
    Read = 2,

    /// <summary>Read earlier wordings.</summary>
    History = 3,

    /// <summary>Add something new, with its capture.</summary>
    Write = 4,

    /// <summary>Change a wording. Anybody else's change is a suggestion.</summary>
    Reword = 5,

    /// <summary>Choose who sees it: give a share, take it back, exclude.</summary>
    Share = 6,

    /// <summary>See who looked at it.</summary>
    Looks = 7,

    /// <summary>Read, and add to, what one's own organisation writes of its own work: its record, whoever else may see it.</summary>
    OwnWork = 8,
}

/// <summary>What a share is for, and what a reading is for. A share for one purpose opens nothing for another.</summary>
public enum Purpose
{
    /// <summary>Day-to-day support of the person.</summary>
    Support = 1,

    /// <summary>Figures, evaluation and learning.</summary>
    Learning = 2,
}
