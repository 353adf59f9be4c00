using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Pages.Words;

/// <summary>One thing that can be done at the press of one button: a form of its own, so that no other button is pressed with it.</summary>
public sealed record Act(string? Key, string Does, IHtmlContent Words, IHtmlContent? Hint = null, string? Icon = null);
