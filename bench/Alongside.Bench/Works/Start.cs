using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Alongside.Bench.Runner;

namespace Alongside.Bench.Works;

/// <summary>W11: how long until it serves, what it weighs at rest, and what a first visit carries.</summary>
public static partial class Start
{
    public static async Task<bool> RunAsync(Options options)
    {
        Console.WriteLine($"W11 start, rest, first visit; {Machine.Describe()}");
        var kept = await TownFile.KeptAsync(new Town(options.People));
        var times = new List<double>();
        double resting = 0;
        (int Requests, int Bytes) visit = default;
        for (var round = 0; round < options.Rounds; round++)
        {
            var file = TownFile.CopyFor(kept, "w11");
            var watch = Stopwatch.StartNew();
            using (var served = await Child.AlongsideAsync(options.Program, file))
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                await Task.Delay(TimeSpan.FromSeconds(3));
                resting = Math.Max(resting, Machine.MemoryMegabytes(served.Id));
                if (round == 0) visit = await FirstVisitAsync(served.Port);
            }
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
        times.Sort();
        Report.Goal($"start to ready, ms, median of {times.Count} ({times[0]:N0}-{times[^1]:N0})", times[times.Count / 2], "at most 700 on a quiet machine", times[times.Count / 2] <= 700);
        Report.Goal("memory at rest, MB", resting, "at most 150, aim 100", resting <= 150);
        Report.Goal("requests of a first visit", visit.Requests, "at most 6", visit.Requests <= 6);
        Report.Goal("bytes of a first visit, as sent", visit.Bytes, "at most 61440", visit.Bytes <= 60 * 1024);
        Report.Keep("W11", new { Work = "W11", Machine = Machine.Describe(), Milliseconds = times, RestingMegabytes = resting, visit.Requests, visit.Bytes });
        return true;
    }

    /// <summary>The first page and everything it names, compressed as a browser asks for it.</summary>
    private static async Task<(int Requests, int Bytes)> FirstVisitAsync(int port)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = new Uri($"http://localhost:{port}") };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        var (page, bytes) = (await TextAsync(await client.GetAsync("/")), 0);
        bytes += page.Sent;
        var parts = Named().Matches(page.Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        foreach (var part in parts) bytes += (await TextAsync(await client.GetAsync(part))).Sent;
        return (1 + parts.Count, bytes);
    }

    private static async Task<(string Text, int Sent)> TextAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        var sent = await answer.Content.ReadAsByteArrayAsync();
        Stream plain = new MemoryStream(sent);
        if (answer.Content.Headers.ContentEncoding.Contains("gzip")) plain = new GZipStream(plain, CompressionMode.Decompress);
        if (answer.Content.Headers.ContentEncoding.Contains("br")) plain = new BrotliStream(plain, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return (await reader.ReadToEndAsync(), sent.Length);
    }

    // What a browser fetches by itself: style sheets, scripts, icons, the drawings file of <use>.
    [GeneratedRegex("""<(?:link|script|use|img)[^>]*?(?:href|src)="([^"#]+)""")]
    private static partial Regex Named();
}
