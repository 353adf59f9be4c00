using Alongside.Sharing;

namespace Alongside.Web.Access;

/// <summary>
/// Who may come to a page or endpoint. Every one of them declares exactly one of these; an undeclared one stops the
/// program from starting, and the declaration is what opens the door, so it cannot be declared and then forgotten.
/// </summary>
public interface IAccessRule;

/// <summary>Anybody, for the reason that is written here.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute(string why) : Attribute, IAccessRule
{
    public string Why { get; } = why;
}

/// <summary>Anybody who has come in, in whatever capacity. It shows nothing of anybody's record.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : Attribute, IAccessRule
{
    /// <summary>It is about the account itself: in a quiet place there is nothing here.</summary>
    public bool Ordinary { get; init; }
}

/// <summary>
/// About one person: the one named <c>{personId}</c> in the address. The record is opened by the gate before anything else
/// runs, as far as these parts go and no further; when it does not open, the answer is the same 404 as for nothing at all.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AboutAPersonAttribute(Parts parts) : Attribute, IAccessRule
{
    /// <summary>What may be read here. None for an endpoint that only writes: the unit of work asks the gate itself.</summary>
    public Parts Parts { get; } = parts;

    /// <summary>Earlier wordings too, for those who may see them.</summary>
    public bool History { get; init; }

    /// <summary>The list of who looked too, for those who may see it.</summary>
    public bool Looks { get; init; }

    /// <summary>What was decided about who sees it too, for the one who decides.</summary>
    public bool Shares { get; init; }

    /// <summary>What may be read here is the one part named <c>{part}</c> in the address, and the look says that one.</summary>
    public bool PartInAddress { get; init; }

    /// <summary>Only for whoever may change the words there.</summary>
    public bool Reword { get; init; }
}
