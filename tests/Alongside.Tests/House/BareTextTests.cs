namespace Alongside.Tests.House;

/// <summary>Every sentence on a page is a key that can be translated: none stands bare in the markup.</summary>
public static class BareText
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Extension == ".cshtml"
        from text in RazorText.Bare(file.Text)
        select $"{file.At(text.At)}: bare text \"{text.Text}\" (write @T[\"…\"])";
}

public sealed class BareTextTests
{
    [Fact]
    public void Pages_hold_no_bare_text() => BareText.Faults(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("<p>Hello</p>")]
    [InlineData("<p>@T[\"Hello\"] there</p>")]
    [InlineData("@if (a) {\n<p>Hello</p>\n}")]
    [InlineData("@if (a)\n{\n  <p>@b</p>\n}\nelse\n{\n  <text>Hello</text>\n}")]
    [InlineData("@foreach (var a in b) { <li>@a<span>Hello</span></li> }")]
    [InlineData("@foreach (var a in b)\n{\n  @: Hello\n}")]
    [InlineData("@section Top { <p>Hello</p> }<p>@a</p>")]
    [InlineData("@{ var a = 1; }\nHello")]
    [InlineData("<img alt=\"A garden\">")]
    [InlineData("<nav aria-label=\"My pages\"></nav>")]
    [InlineData("<field name=\"words\" label=\"What matters to you?\" />")]
    [InlineData("<p>@a.B(c)[1] Hello</p>")]
    [InlineData("<p>آپ</p>")]
    [InlineData("@if (a) { <a href=\"@page/say\">Hello</a> }")]
    public void Planted_text_is_caught(string page) =>
        BareText.Faults([new("src/Alongside.Web/Pages/Planted.cshtml", page)]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("@page \"/people/{id}\"\n@model Some.PageModel\n@using Some.Space\n<p>@T[\"Hello {name}\", Model.Name]</p>")]
    [InlineData("@* Hello *@<!-- Hello --><p>&nbsp;– 12 · @Model.Name!</p>")]
    [InlineData("@{\n  // it's code\n  ViewData[\"Title\"] = T.Plain(\"Hello\");\n  var list = new List<string>();\n}")]
    [InlineData("<html @V.Attributes><body class=\"@(a is false ? null : \"person\")\">@RenderBody()</body></html>")]
    [InlineData("<a href=\"/x\" aria-label=\"@T.Plain(\"Help\")\">@T[\"Help\"]</a>")]
    [InlineData("<field name=\"words\" label='T[\"What matters to you?\"]' hint=\"Model.Hint\" />")]
    [InlineData("@if (a is { } b) {<a href=\"@b.Href\">@T[b.Words]</a>} else if (c) { <br> }")]
    [InlineData("@functions { string A() => \"Hello\"; }")]
    [InlineData("@await RenderSectionAsync(\"Hello\", required: false)")]
    [InlineData("<style>.a { color: red }</style><script>let a = 1;</script><b>Alongside</b>")]
    public void What_is_no_text_passes(string page) =>
        BareText.Faults([new("src/Alongside.Web/Pages/A.cshtml", page)]).ShouldBeEmpty();
}
