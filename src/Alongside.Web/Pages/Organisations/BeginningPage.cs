using Alongside.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Alongside.Web.Pages.Organisations;

/// <summary>A page whose code or link lets somebody in; somebody new is asked for their name first, and has the code still in hand.</summary>
public abstract class BeginningPage(ComeIn comeIn) : AlongsidePage
{
    private const string NameField = "name";
    private bool isNew;

    [BindProperty(Name = NameField)]
    public string? Named { get; set; }

    /// <summary>Whose device it is: "own" or "shared".</summary>
    [BindProperty(Name = "device")]
    public string? Device { get; set; }

    /// <summary>It shows the question for the name: to somebody new, and again when there was something wrong with the answer.</summary>
    public bool Begins => isNew || HasNameField;

    private bool HasNameField => Request.HasFormContentType && Request.Form.ContainsKey(NameField);

    protected abstract Task<Guid?> UseAsync(string? name);

    public async Task<IActionResult> OnPostAsync()
    {
        if (await UseAsync(HasNameField ? Named ?? "" : null) is { } account)
            return LocalRedirect(await comeIn.AsAsync(HttpContext, account, stays: Device == "own"));
        isNew = true;
        return Page();
    }
}
