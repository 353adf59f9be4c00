using System.Net;
using System.Net.Mail;

namespace Alongside.Basics;

/// <summary>The mail server of the operator. With <paramref name="Encrypted"/> nothing is said before STARTTLS.</summary>
public sealed record SmtpSettings(string Host, int Port, string From, bool Encrypted = true, string? Username = null, string? Password = null)
{
    /// <summary>A server that takes the call and then says nothing is given up after this.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Gives mail to the operator's mail server.</summary>
public sealed class SmtpSender(SmtpSettings settings) : ILetterSender
{
    public string Kind => Mail.Kind;

    public async Task SendAsync(Guid letter, string payload, CancellationToken cancel)
    {
        using var message = Mail.FromPayload(payload).ToMessage(letter, settings.From);
        // A line for each letter: few are sent, and a kept line would have to be mended when the server closes it.
        using var smtp = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Encrypted, DeliveryFormat = SmtpDeliveryFormat.International };
        if (!string.IsNullOrEmpty(settings.Username)) smtp.Credentials = new NetworkCredential(settings.Username, settings.Password);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        try
        {
            await smtp.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {settings.Patience.TotalSeconds:0} seconds.");
        }
    }
}
