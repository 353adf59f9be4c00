using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Alongside.Basics;

namespace Alongside.Data;

/// <summary>
/// A backup is one file, a tar.gz like any other: the database, the files of the data folder, and at the end a manifest with
/// the SHA-256 of each. One that was cut short has no manifest, and is none.
/// </summary>
internal static class BackupArchive
{
    internal const string SqliteName = "alongside.db", PostgresName = "alongside.dump", DataFolder = "data/";
    private const string ManifestName = "manifest.json";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes these files one after another; on the disk when it returns.</summary>
    internal static async Task WriteAsync(string archive, IEnumerable<(string Name, string Path)> files, BackupManifest manifest, CancellationToken cancel)
    {
        await using var file = new FileStream(archive, PrivateFile(FileMode.CreateNew));
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            var written = new List<BackupFile>();
            foreach (var (name, path) in files)
            {
                cancel.ThrowIfCancellationRequested();
                if (await AddAsync(tar, name, path, cancel) is { } added) written.Add(added);
            }
            using var end = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest with { Files = written }, Indented));
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, ManifestName) { DataStream = end, Mode = Private }, cancel);
        }
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads all of it and compares every file with the manifest. <paramref name="into"/> says where a file is laid; null: it is only read.</summary>
    internal static async Task<BackupManifest> ReadAsync(string archive, Func<string, string?> into, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using var zip = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(zip);
            var found = new List<BackupFile>();
            BackupManifest? manifest = null;
            while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
            {
                if (manifest is not null || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) throw new InvalidDataException("There is something in it that is not of a backup.");
                if (entry.Name == ManifestName) manifest = await ManifestAsync(entry, cancel);
                else found.Add(await TakeOutAsync(entry, into, cancel));
            }
            if (manifest is null) throw new InvalidDataException("It ends before its end.");
            if (!found.SequenceEqual(manifest.Files)) throw new InvalidDataException("A file in it is not the one that was put into it.");
            return manifest;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or JsonException or FormatException or ArgumentException)
        {
            throw new Refused("This is not a whole backup: {archive}. {problem} Nothing was restored.", [archive, problem.Message]);
        }
        catch (FileNotFoundException)
        {
            throw new Refused("There is no backup here: {archive}", [archive]);
        }
    }

    /// <summary>Only whoever runs the program reads it: it holds what everybody said.</summary>
    internal static FileStreamOptions PrivateFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        return options;
    }

    private static async Task<BackupFile?> AddAsync(TarWriter tar, string name, string path, CancellationToken cancel)
    {
        FileStream content;
        try
        {
            content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            // Taken away since it was listed; whatever still needs it lists it in the database.
            return null;
        }
        await using var counted = new HashedStream(content);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = counted, Mode = Private }, cancel);
        return new BackupFile(name, counted.Length, counted.Digest());
    }

    private static async Task<BackupManifest> ManifestAsync(TarEntry entry, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(entry.DataStream ?? Stream.Null, cancellationToken: cancel);
        var format = document.RootElement.GetProperty(nameof(BackupManifest.Format)).GetInt32();
        if (format != BackupManifest.CurrentFormat) throw new Refused("This backup was made by a newer program. Restore it with that one; nothing was restored.");
        return document.RootElement.Deserialize<BackupManifest>()!;
    }

    private static async Task<BackupFile> TakeOutAsync(TarEntry entry, Func<string, string?> into, CancellationToken cancel)
    {
        // It names files of this folder and of nowhere else, whoever wrote it.
        if (entry.Name.Split('/').Any(part => part is "" or "." or "..") || entry.Name.Contains('\\') || Path.IsPathRooted(entry.Name)) throw new InvalidDataException("There is something in it that is not of a backup.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var target = into(entry.Name);
        if (target is not null) PrivateFolder.Make(Path.GetDirectoryName(target)!);
        await using Stream to = target is null ? Stream.Null : new FileStream(target, PrivateFile(FileMode.CreateNew));
        var buffer = new byte[128 * 1024];
        var size = 0L;
        while (entry.DataStream is { } from && await from.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            size += read;
        }
        if (to is FileStream file) file.Flush(flushToDisk: true);
        return new BackupFile(entry.Name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>A file as long as it was when it was opened, and the SHA-256 of what was read of it.</summary>
    private sealed class HashedStream(FileStream inner) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly long length = inner.Length;
        private long at;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => at; set => throw new NotSupportedException(); }

        internal string Digest() => at == length ? Convert.ToHexStringLower(hash.GetHashAndReset()) : throw new IOException($"{inner.Name} changed while it was copied.");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var most = (int)Math.Min(buffer.Length, length - at);
            var read = inner.Read(buffer[..most]);
            if (read == 0 && most > 0) throw new IOException($"{inner.Name} changed while it was copied.");
            hash.AppendData(buffer[..read]);
            at += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(Read(buffer.Span));
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                hash.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
