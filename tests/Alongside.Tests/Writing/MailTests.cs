using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Alongside.Basics;
using Alongside.Data;
using Alongside.People;
using Alongside.Tests.Databases;

namespace Alongside.Tests.Writing;

/// <summary>Mail really leaves: over a real line to a server, or into a folder; and it gives nothing away.</summary>
public sealed partial class MailTests
{
    private const string From = "alongside@example.org";
    private static readonly Guid Letter = new("01900000-0000-7000-8000-000000000001");
    private static readonly string Payload = Mail.YouHaveAMessage("amina@example.org", new Uri("https://alongside.example.org/")).ToPayload();

    [Fact]
    public async Task A_mail_arrives_at_the_server_as_plain_text()
    {
        await using var sink = new SmtpSink();
        await Sender(sink).SendAsync(Letter, Payload, default);

        var mail = sink.Mails.Single();
        sink.Recipients.Single().ShouldContain("<amina@example.org>");
        mail.ShouldContain($"Message-ID: <{Letter:N}@example.org>");
        mail.ShouldContain("Subject: You have a message\r\n");
        mail.ShouldContain("Content-Type: text/plain");
        TextOf(mail).ShouldBe("You have a message.\n\nSign in to read it: https://alongside.example.org/\n");
    }

    [Fact]
    public async Task Every_script_and_every_dot_arrives_as_it_was_written()
    {
        var text = string.Join('\n', TwelveScripts.All) + "\n.\n..\n= é 🌱\n" + new string('x', 3000) + "\nend";
        await using var sink = new SmtpSink();
        await Sender(sink).SendAsync(Letter, new Mail("amina@example.org", "باغ 🌱", text).ToPayload(), default);

        TextOf(sink.Mails.Single()).TrimEnd('\n').ShouldBe(text);
    }

    [Theory]
    [InlineData("450 try later")]
    [InlineData("550 nobody here")]
    public async Task A_server_that_says_no_is_heard(string answer)
    {
        await using var sink = new SmtpSink { AnswerToRecipient = answer };
        await Should.ThrowAsync<System.Net.Mail.SmtpException>(() => Sender(sink).SendAsync(Letter, Payload, default));
        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        await using var sink = new SmtpSink { Hangs = true };
        await Should.ThrowAsync<TimeoutException>(() => Sender(sink, TimeSpan.FromMilliseconds(300)).SendAsync(Letter, Payload, default));
    }

    [Fact]
    public async Task A_server_that_drops_the_line_before_it_says_kept_has_not_taken_it()
    {
        await using var sink = new SmtpSink { DropsAfterData = true };
        await Should.ThrowAsync<System.Net.Mail.SmtpException>(() => Sender(sink).SendAsync(Letter, Payload, default));
    }

    [Fact]
    public async Task No_server_at_all_is_heard()
    {
        int port;
        await using (var sink = new SmtpSink()) port = sink.Port;
        await Should.ThrowAsync<System.Net.Mail.SmtpException>(() => new SmtpSender(new SmtpSettings("127.0.0.1", port, From, Encrypted: false)).SendAsync(Letter, Payload, default));
    }

    [Fact]
    public async Task Without_encryption_on_the_line_nothing_is_said_when_it_was_asked_for()
    {
        await using var sink = new SmtpSink();
        await Should.ThrowAsync<System.Net.Mail.SmtpException>(() => new SmtpSender(new SmtpSettings("127.0.0.1", sink.Port, From)).SendAsync(Letter, Payload, default));
        (sink.Mails.Count, sink.Recipients.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_is_given_no_mail()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var sink = new SmtpSink { Certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null) };
        await Should.ThrowAsync<Exception>(() => new SmtpSender(new SmtpSettings("127.0.0.1", sink.Port, From)).SendAsync(Letter, Payload, default));
        (sink.Mails.Count, sink.Recipients.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_address_in_another_script_is_written_to_where_the_server_takes_it_and_is_heard_of_where_not()
    {
        foreach (var takes in new[] { true, false })
        {
            await using var sink = new SmtpSink { TakesAnyScript = takes };
            var sending = Sender(sink).SendAsync(Letter, Mail.YouHaveAMessage("amélie@example.org", new Uri("https://alongside.example.org/")).ToPayload(), default);
            if (!takes) await Should.ThrowAsync<System.Net.Mail.SmtpException>(() => sending);
            else await sending;
            sink.Mails.Count.ShouldBe(takes ? 1 : 0);
        }
        // Only the host: every server takes that.
        await using var plain = new SmtpSink();
        await Sender(plain).SendAsync(Letter, Mail.YouHaveAMessage("amina@bücher.example", new Uri("https://alongside.example.org/")).ToPayload(), default);
        plain.Recipients.Single().ShouldContain("<amina@xn--bcher-kva.example>");
    }

    [Fact]
    public async Task An_address_cannot_smuggle_in_a_second_one()
    {
        await using var sink = new SmtpSink();
        foreach (var address in new[] { "a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "" })
            await Should.ThrowAsync<Exception>(() => Sender(sink).SendAsync(Letter, new Mail(address, "x", "x").ToPayload(), default));
        await Should.ThrowAsync<Exception>(() => Sender(sink).SendAsync(Letter, new Mail("a@example.org", "x\r\nBcc: b@example.org", "x").ToPayload(), default));
        sink.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_folder_the_same_letter_is_one_whole_file()
    {
        var folder = Directory.CreateTempSubdirectory("alongside-mail-");
        try
        {
            var sender = new MailFolder(Path.Combine(folder.FullName, "mail"), From);
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sender.SendAsync(Letter, Payload, default)));

            var file = Directory.EnumerateFileSystemEntries(Path.Combine(folder.FullName, "mail")).Single();
            Path.GetFileName(file).ShouldBe($"{Letter:N}.eml");
            TextOf(await File.ReadAllTextAsync(file)).ShouldBe("You have a message.\n\nSign in to read it: https://alongside.example.org/\n");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SmtpSender Sender(SmtpSink sink, TimeSpan? patience = null) =>
        new(new SmtpSettings("127.0.0.1", sink.Port, From, Encrypted: false) { Patience = patience ?? TimeSpan.FromSeconds(20) });

    /// <summary>The text of a mail, decoded from quoted-printable as a mailbox would.</summary>
    internal static string TextOf(string mail)
    {
        var body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] != '=') bytes.Add((byte)body[at]);
            else
            {
                bytes.Add(Convert.ToByte(body.Substring(at + 1, 2), 16));
                at += 2;
            }
        }
        return LastLineEnd().Replace(Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n"), "\n");
    }

    [GeneratedRegex(@"\n+\z")]
    private static partial Regex LastLineEnd();
}

/// <summary>From the unit that decided it to the mail server, whole.</summary>
public abstract class MailFromTheOutboxTests(TestHouse house)
{
    [Fact]
    public async Task What_a_unit_sends_later_arrives_and_nothing_else_does()
    {
        await using var sink = new SmtpSink { AnswerToRecipient = "450 try later" };
        var sender = new SmtpSender(new SmtpSettings("127.0.0.1", sink.Port, "alongside@example.org", Encrypted: false));
        var jobs = new Jobs([new SendOutbox(house.The<IWriter>(), house.The<ReaderSlots>(), [sender], house.The<ReachPerson>())], house.The<IWriter>(), house.The<ReaderSlots>(), house.The<Clock>());
        var addresses = new[] { "amina@example.org", "sana@example.org" };
        await house.The<IWriter>().RunAsync(UnitRequest.ByTheHouse, unit =>
        {
            foreach (var address in addresses) unit.SendLater(Mail.Kind, Mail.YouHaveAMessage(address, new Uri("https://alongside.example.org/")).ToPayload());
            return Task.FromResult(true);
        });

        await jobs.RunDueAsync();
        sink.Mails.ShouldBeEmpty();
        (await jobs.HealthAsync()).Single().LastProblem.ShouldBe("2 could not be sent and will be tried again.");

        sink.AnswerToRecipient = null;
        sink.Recipients.Clear();
        house.Time.Move(TimeSpan.FromMinutes(1));
        await jobs.RunDueAsync();
        house.Time.Move(TimeSpan.FromDays(1));
        await jobs.RunDueAsync();

        sink.Recipients.Select(line => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]).ShouldBe(addresses, ignoreOrder: true);
        sink.Mails.Select(MailTests.TextOf).ShouldAllBe(text => text == "You have a message.\n\nSign in to read it: https://alongside.example.org/\n");
        (await jobs.HealthAsync()).Single().LastProblem.ShouldBeNull();
    }

    public sealed class On_Sqlite(SqliteHouse house) : MailFromTheOutboxTests(house), IClassFixture<SqliteHouse>;

    public sealed class On_Postgres(PostgresHouse house) : MailFromTheOutboxTests(house), IClassFixture<PostgresHouse>;
}
