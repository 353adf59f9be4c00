using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Web.Access;
using Alongside.Web.Api;
using Alongside.Web.Demo;
using Alongside.Web.Design;
using Alongside.Web.Pages.Record;
using Alongside.Web.Pages.Words;
using Alongside.Words;
using Microsoft.AspNetCore.DataProtection;

namespace Alongside.Web;

/// <summary>Puts the parts together: one Add and one Map a part, in the order a request meets them.</summary>
public static class AlongsideApp
{
    /// <summary>10,000 characters of any script, percent-encoded in a form, with room to spare.</summary>
    private const int MostBodyBytes = 256 * 1024;

    public static async Task<WebApplication> BuildAsync(string[] args, bool demo, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = "alongside", ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = demo && Settings.SaidEnvironment is null ? "Demo" : null,
        });
        // The framework's own lines name the address of each request, and so the id of whose record it was.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // And hang it on every other line of the request too, as a scope.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // It warns that the keys of forms lie unencrypted in the data folder. They do, beside the records; docs/operating.md says
        // so, and the folder is private. A real fault of the keys is an error, and still heard.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        adjust?.Invoke(builder);
        var settings = Settings.Read(builder.Configuration, demo);
        var time = builder.Services.LastOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider ?? TimeProvider.System;
        var stepped = settings.Demo ? new SteppedTime(time) : null;
        if (stepped is not null) builder.Services.AddSingleton(stepped);
        var clock = new Clock(stepped ?? time);
        PrivateFolder.Make(settings.DataFolder);
        var database = await Database.OpenAsync(settings.Database, clock);
        try
        {
            // What was made for invented people, and by anybody, is never taken for real ones.
            if (!settings.Demo && await DemoTown.IsDemoAsync(database.Slots) == true)
                throw new SettingsProblem("This database holds a demo. Real people need one of their own (ALONGSIDE_DATA or ALONGSIDE_DATABASE).");
            return await BuildAsync(builder, settings, clock, database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, Settings settings, Clock clock, Database database)
    {
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        Listen(builder, settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddAlongside(database, clock, new LocalTime(settings.Zone), settings.WorkingDays, new HouseAddress(settings.Url), settings.OpenToAll);
        builder.Services.AddSingleton(at => ActivatorUtilities.CreateInstance<KeptImports>(at, Path.Combine(settings.DataFolder, KeptImports.Place))).AddSingleton<IJob, ForgetImports>();
        builder.Services.AddSingleton(new KeptBytes(Path.Combine(settings.DataFolder, "files"))).AddSingleton(new CleanPicture(settings.FileMegabytes))
            .AddSingleton(settings.Pictures is { } pictures ? FolderPictures.Load(pictures) : FolderPictures.None);
        builder.Services.AddDataProtection().SetApplicationName("alongside")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataFolder, "keys")));
        builder.Services.AddSingleton<SealedCursor>().AddSingleton<AskingCookie>().AddSingleton<ComeIn>();
        builder.Services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SecurePolicy) = (settings.Https ? "__Host-form" : "form", CookieSecurePolicy.SameAsRequest));
        builder.Services.AddRazorPages(options => options.Conventions.LockPages())
            .AddMvcOptions(options =>
            {
                options.Filters.Add<PageFrame>();
                options.Filters.Add<RefusedOnPages>();
            });
        builder.Services.AddScoped<SpokenWords>();
        builder.Services.AddSingleton(new PersonFirst(await MoreWordsAsync(settings)));
        builder.AddDesign(settings.Languages);
        builder.Services.AddHouseJobs(settings);
        builder.Services.AddApi(settings);
        if (settings.Demo) builder.Services.AddDemo();

        var app = builder.Build();
        app.Lifetime.ApplicationStopped.Register(() => database.DisposeAsync().AsTask().GetAwaiter().GetResult());
        // Behind a proxy that speaks https for us, each request is one: the cookies and links of the whole program hang on this.
        if (settings.Https) app.Use((http, next) =>
        {
            http.Request.Scheme = Uri.UriSchemeHttps;
            return next(http);
        });
        app.UseDesign();
        app.UseRouting();
        app.UseMiddleware<NothingHere>();
        app.UseMiddleware<ApiProblems>();
        app.UseMiddleware<PageForms>();
        app.UseMiddleware<AccessLock>();
        app.UseAntiforgery();
        app.MapStaticAssets().WithMetadata(new OpenAttribute("The css and drawings of the pages."));
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapLeaving();
        app.MapFiles();
        app.MapApi();
        if (settings.Demo) await app.MapDemoAsync();
        app.RefuseUnlocked();
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, Settings settings) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            // Known to the world as this machine means: for this machine only. A demo always is.
            if (!Settings.IsLoopback(settings.Url)) kestrel.ListenAnyIP(settings.Port);
            else if (settings.Port == 0) kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            else kestrel.ListenLocalhost(settings.Port);
        });

    /// <summary>Lines an installation has added to the list of words to think about; null when there are none.</summary>
    private static async Task<string?> MoreWordsAsync(Settings settings)
    {
        var file = Path.Combine(settings.DataFolder, PersonFirst.FileName);
        return File.Exists(file) ? await File.ReadAllTextAsync(file) : null;
    }
}
