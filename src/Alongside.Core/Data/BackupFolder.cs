using System.Globalization;

namespace Alongside.Data;

/// <summary>Where backups that come round by themselves lie, each named by the moment it was made. The newest fourteen stay.</summary>
public sealed class BackupFolder(string path)
{
    public const int Kept = 14;
    internal const string MakingPrefix = ".making-backup-";
    private const string Prefix = "alongside-", Suffix = ".tar.gz", Form = "yyyy-MM-dd-HHmmss";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    public static string NameOf(DateTime at) => Prefix + at.ToString(Form, CultureInfo.InvariantCulture) + Suffix;

    public string Next(DateTime at) => Path.Combine(path, NameOf(at));

    /// <summary>When the last one was made; null: there is none.</summary>
    public DateTime? Newest => All().Select(backup => (DateTime?)backup.MadeAt).LastOrDefault();

    /// <summary>Takes away the oldest. Only what has such a name is ever touched.</summary>
    public void ForgetOld()
    {
        foreach (var (file, _) in All().SkipLast(Kept)) File.Delete(file);
    }

    internal static bool IsBackup(string file) => MadeAt(file) is not null;

    /// <summary>What was being made when the program died.</summary>
    internal static void Tidy(string folder, DateTime at)
    {
        foreach (var left in Directory.EnumerateDirectories(folder, MakingPrefix + "*").Where(left => Directory.GetLastWriteTimeUtc(left) < at - Abandoned)) Directory.Delete(left, recursive: true);
    }

    private List<(string File, DateTime MadeAt)> All() => !Directory.Exists(path) ? [] :
        [.. Directory.EnumerateFiles(path, Prefix + "*" + Suffix).Select(file => (File: file, At: MadeAt(file))).Where(backup => backup.At is not null)
            .Select(backup => (backup.File, backup.At!.Value)).OrderBy(backup => backup.Value)];

    private static DateTime? MadeAt(string file)
    {
        var name = Path.GetFileName(file);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal)) return null;
        return DateTime.TryParseExact(name[Prefix.Length..^Suffix.Length], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
    }
}
