namespace Alongside.Sharing;

/// <summary>
/// The closed list of what can be shared of a record, one bit each, so that one number says what somebody may see.
/// A new part fails the build until it has its row in <see cref="PartTable"/> and its column in the oracle.
/// </summary>
[Flags]
public enum Parts : long
{
    None = 0,

    // The person's own record.
    WhoIAm = 1L << 0,
    Important = 1L << 1,
    SupportMe = 1L << 2,
    Behave = 1L << 3,
    OnlyMe = 1L << 4,
    People = 1L << 5,
    Communication = 1L << 6,
    KeepMeSafe = 1L << 7,

    // The plan, made together.
    Goals = 1L << 8,
    Supports = 1L << 9,
    Decisions = 1L << 10,
    Views = 1L << 11,
    Risks = 1L << 12,
    Crisis = 1L << 13,
    Expectations = 1L << 14,
    Reviews = 1L << 15,
    Outcomes = 1L << 16,
    Reasons = 1L << 17,
    Money = 1L << 18,
    Breaks = 1L << 19,
    Moves = 1L << 20,
    Requests = 1L << 21,

    // An organisation's record of its own work.
    Happened = 1L << 22,
    Assessments = 1L << 23,
    Documents = 1L << 24,
    Legal = 1L << 25,
    Safeguarding = 1L << 26,

    /// <summary>The four headings a person speaks under.</summary>
    Headings = WhoIAm | Important | SupportMe | Behave,
}
