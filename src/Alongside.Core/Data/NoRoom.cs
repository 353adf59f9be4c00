namespace Alongside.Data;

/// <summary>The disk is full: nothing was kept. Reading goes on, and keeping does too as soon as there is room again.</summary>
public sealed class NoRoom(Exception inner) : Exception("There is no room to keep anything at the moment.", inner);
