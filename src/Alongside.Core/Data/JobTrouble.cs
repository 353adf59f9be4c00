namespace Alongside.Data;

/// <summary>A job and what was not well when it last ran. The problem may quote others, so it is shown to who runs the house and never logged.</summary>
public sealed record JobTrouble(string Job, string Problem);
