using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Tls;

namespace Concierge.Bench.Tests;

/// <summary>The simulated voice service behind TLS.</summary>
public sealed class VoiceServiceTlsTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly LoopbackCertificate _certificate = LoopbackCertificate.Create(TimeProvider.System);
    private readonly CancellationTokenSource _deadline = new(Deadline, TimeProvider.System);
    private readonly SimulatedEnds _ends;

    public VoiceServiceTlsTests() =>
        _ends = new SimulatedEnds(SslStreamCertificateContext.Create(_certificate.Server, additionalCertificates: null, offline: true));

    public void Dispose()
    {
        _ends.Dispose();
        _certificate.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task A_client_that_trusts_the_authority_has_a_session()
    {
        using var authority = X509Certificate2.CreateFromPem(_certificate.AuthorityPem);
        using var client = new ClientWebSocket();
        await ConnectAsync(client, authority);

        (await ReceiveAsync(client)).ShouldBe("session.created");
        await SendAsync(client, """{"type":"session.update","session":{"type":"realtime"}}""");
        (await ReceiveAsync(client)).ShouldBe("session.updated");
    }

    [Fact]
    public async Task A_client_that_does_not_trust_the_authority_refuses_the_connection()
    {
        using var other = LoopbackCertificate.Create(TimeProvider.System);
        using var authority = X509Certificate2.CreateFromPem(other.AuthorityPem);
        using var client = new ClientWebSocket();

        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(client, authority));
    }

    private async Task ConnectAsync(ClientWebSocket client, X509Certificate2 authority)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        using var invoker = new HttpMessageInvoker(handler);
        await client.ConnectAsync(new Uri($"wss://127.0.0.1:{_ends.VoicePort}/v1/realtime?model=gpt-realtime"), invoker, _deadline.Token);
    }

    private async Task<string> ReceiveAsync(ClientWebSocket client)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await client.ReceiveAsync(buffer.AsMemory(length), _deadline.Token);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        using var message = JsonDocument.Parse(buffer.AsMemory(0, length));
        return message.RootElement.GetProperty("type").GetString()!;
    }

    private Task SendAsync(ClientWebSocket client, string text) =>
        client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _deadline.Token);
}
