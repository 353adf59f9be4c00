namespace Alongside.Data;

/// <summary>How a job is doing, for whoever runs the installation.</summary>
public sealed record JobHealth(string Name, DateTime? LastOkAt, string? LastProblem, DateTime? DueAt);
