using Alongside.Web.Design;

var builder = WebApplication.CreateBuilder(args);
builder.AddDesign();
builder.Services.AddRazorPages();
var app = builder.Build();
app.UseDesign();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.Run();
