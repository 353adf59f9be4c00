namespace Alongside.Basics;

/// <summary>Where this house is found, for letters that ask somebody to come and read. Never from the Host header.</summary>
public sealed record HouseAddress(Uri Url);
