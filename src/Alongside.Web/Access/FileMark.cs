namespace Alongside.Web.Access;

/// <summary>Marks what hands over a file as it is: a browser draws it, and nothing in it may run.</summary>
public sealed class FileMark
{
    public static FileMark One { get; } = new();
}
