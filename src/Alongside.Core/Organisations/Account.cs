namespace Alongside.Organisations;

/// <summary>Somebody who can sign in. Everything else about them hangs on what they act as.</summary>
public sealed class Account
{
    public required Guid AccountId { get; init; }
    public required string Name { get; set; }

    /// <summary>What they are, in words shown beside their name: "support worker", "sister". May be empty.</summary>
    public required string Role { get; init; }

    /// <summary>The account's own record, if it has one.</summary>
    public Guid? PersonId { get; set; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Whose it was has died: nobody is let in by it, unless that was a mistake.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Where they can be written to, as they gave it. Nobody need have one.</summary>
    public string? Email { get; private set; }

    /// <summary>The same, as it is looked up; one account has it.</summary>
    public string? EmailFold { get; private set; }

    /// <summary>They chose that nothing is sent to them by wire. A code on paper lets them in.</summary>
    public bool NoElectronicContact { get; private set; }

    public void WriteTo(EmailAddress? address, bool noElectronicContact = false)
    {
        (Email, EmailFold) = noElectronicContact ? (null, null) : (address?.Given, address?.Fold);
        NoElectronicContact = noElectronicContact;
    }
}


/// <summary>That somebody works at an organisation, perhaps in a team, from a day and perhaps until one. Kept when it is over.</summary>
public sealed class Work
{
    public required Guid WorkId { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public Guid? TeamId { get; init; }
    public required DateTime FromAt { get; init; }
    public DateTime? UntilAt { get; set; }

    /// <summary>They lead there: they see which pages may have been begun twice.</summary>
    public bool Leads { get; set; }
}
