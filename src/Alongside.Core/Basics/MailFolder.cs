using System.Net.Mail;

namespace Alongside.Basics;

/// <summary>
/// Lays mail into a folder, one .eml file each: for an installation without a mail server, and to try things out. A
/// file is there whole or not at all, and the same letter twice is one file.
/// </summary>
public sealed class MailFolder(string folder, string from) : ILetterSender
{
    public string Kind => Mail.Kind;

    public async Task SendAsync(Guid letter, string payload, CancellationToken cancel)
    {
        using var message = Mail.FromPayload(payload).ToMessage(letter, from);
        Directory.CreateDirectory(folder);
        // Inside the folder, so that moving the file out of it is one step on one disk.
        var halfWritten = Directory.CreateDirectory(Path.Combine(folder, $".{letter:N}-{Ids.Opaque():N}"));
        try
        {
            using (var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = halfWritten.FullName })
                await writer.SendMailAsync(message, cancel);
            var file = halfWritten.EnumerateFiles().Single();
            await using (var written = file.Open(FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            file.MoveTo(Path.Combine(folder, $"{letter:N}.eml"), overwrite: true);
        }
        finally
        {
            halfWritten.Delete(recursive: true);
        }
    }
}
