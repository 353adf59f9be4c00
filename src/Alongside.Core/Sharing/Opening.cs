namespace Alongside.Sharing;

/// <summary>What a page wants of a record: which parts, whether earlier wordings or looks too, and what for. It gets no more than this.</summary>
public sealed record Opening(Parts Parts)
{
    public Purpose Purpose { get; init; } = Purpose.Support;

    /// <summary>Earlier wordings and what happened to them too.</summary>
    public bool History { get; init; }

    /// <summary>The list of who looked too.</summary>
    public bool Looks { get; init; }

    /// <summary>Who of the viewer's own organisation supports the person too, for those of them who do.</summary>
    public bool Supporters { get; init; }

    /// <summary>Only for whoever may change the words there: for everybody else there is nothing here, and nothing was looked at.</summary>
    public bool Reword { get; init; }
}
