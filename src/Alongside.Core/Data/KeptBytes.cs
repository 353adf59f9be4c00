using System.Security.Cryptography;
using Alongside.Basics;

namespace Alongside.Data;

/// <summary>
/// The folder of files: what people gave, each content once, named by its SHA-256. It knows nothing of whose they are. Several
/// nodes share one such folder, as they share one database.
/// </summary>
public sealed class KeptBytes(string? folder)
{
    /// <summary>The same content is the same place, whoever brought it.</summary>
    internal static byte[] PlaceOf(ReadOnlySpan<byte> content) => SHA256.HashData(content);

    /// <summary>
    /// Written whole, and on the disk, before it has its name: nobody ever reads half of one. That it is needed must be kept
    /// before this is asked (<see cref="BytesNeeded"/>), so that nothing can lie there which nobody knows of.
    /// </summary>
    internal async Task PutAsync(byte[] sha256, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var path = PathOf(sha256);
        if (File.Exists(path)) return;
        var coming = Path.Combine(Folder, "coming");
        PrivateFolder.Make(Folder);
        PrivateFolder.Make(coming);
        PrivateFolder.Make(Path.GetDirectoryName(path)!);
        var begun = Path.Combine(coming, Ids.Opaque().ToString("N"));
        try
        {
            await WriteAsync(begun, content, cancel);
            File.Move(begun, path, overwrite: true);
        }
        catch (IOException problem)
        {
            throw new NoRoom(problem);
        }
        finally
        {
            File.Delete(begun);
        }
    }

    /// <summary>Null when it does not lie there.</summary>
    public Stream? Open(byte[] sha256)
    {
        try
        {
            return new FileStream(PathOf(sha256), new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Puts it aside first and asks once more: whoever brought the same meanwhile had said that they need it before they
    /// looked whether it is there, and so either finds it gone and writes it anew, or is heard here.
    /// </summary>
    internal async Task RemoveAsync(byte[] sha256, Func<Task<bool>> isNeeded)
    {
        var path = PathOf(sha256);
        var aside = path + ".aside";
        if (File.Exists(path)) File.Move(path, aside, overwrite: true);
        if (!File.Exists(aside)) return;
        if (await isNeeded() && !File.Exists(path)) File.Move(aside, path);
        else File.Delete(aside);
    }

    private string Folder => folder ?? throw new InvalidOperationException("This house has no folder for files.");

    private string PathOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(Folder, name[..2], name[2..]);
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(path, options);
        await stream.WriteAsync(content, cancel);
        stream.Flush(flushToDisk: true);
    }
}
