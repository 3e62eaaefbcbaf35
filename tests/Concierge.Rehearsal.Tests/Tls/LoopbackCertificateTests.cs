using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tests.VoiceModel;
using Concierge.Rehearsal.Tls;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.Tls;

public sealed class LoopbackCertificateTests : IDisposable
{
    private readonly LoopbackCertificate _certificate = LoopbackCertificate.Create(TimeProvider.System);

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public void The_file_for_clients_has_a_certificate_and_no_key()
    {
        using var authority = X509Certificate2.CreateFromPem(_certificate.AuthorityPem);

        authority.HasPrivateKey.ShouldBeFalse();
        _certificate.AuthorityPem.ShouldNotContain("PRIVATE KEY");
        _certificate.Server.HasPrivateKey.ShouldBeTrue();
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("api.openai.com", false)]
    public void The_certificate_is_for_this_machine_only(string name, bool expected) => _certificate.Server.MatchesHostname(name).ShouldBe(expected);

    [Fact]
    public void The_server_certificate_signs_no_other_and_its_authority_no_other_authority()
    {
        using var authority = X509Certificate2.CreateFromPem(_certificate.AuthorityPem);

        _certificate.Server.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().PathLengthConstraint.ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_trusts_the_authority_connects_to_both_stand_ins()
    {
        await using var network = await StartNetworkAsync();
        await using var voiceModel = await StartVoiceModelAsync();
        using var client = CreateClient(_certificate.AuthorityPem);

        using var calls = await client.GetAsync(new Uri(network.BaseAddress, "/rehearsal/calls"));
        using var socket = await ConnectAsync(client, voiceModel.BaseAddress);

        network.BaseAddress.Scheme.ShouldBe("https");
        voiceModel.BaseAddress.Scheme.ShouldBe("https");
        calls.IsSuccessStatusCode.ShouldBeTrue();
        socket.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task A_client_that_trusts_another_authority_is_not_connected()
    {
        await using var network = await StartNetworkAsync();
        using var another = LoopbackCertificate.Create(TimeProvider.System);
        using var client = CreateClient(another.AuthorityPem);

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(new Uri(network.BaseAddress, "/rehearsal/calls")));
    }

    [Fact]
    public async Task A_client_without_TLS_is_not_answered()
    {
        await using var network = await StartNetworkAsync();
        using var client = new HttpClient();

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(new UriBuilder(network.BaseAddress) { Scheme = "http" }.Uri));
    }

    private Task<TelephoneNetwork> StartNetworkAsync() => TelephoneNetwork.StartAsync(
        new TelephoneNetworkOptions
        {
            AccountSid = "AC00112233445566778899aabbccddeeff",
            AuthToken = "not-a-secret",
            OwnedNumbers = ["+14155550100"],
            FindCallee = _ => null,
            Certificate = _certificate.Server,
        },
        TimeProvider.System,
        NullLoggerFactory.Instance,
        CancellationToken.None);

    private Task<VoiceModelServer> StartVoiceModelAsync() => VoiceModelServer.StartAsync(
        new VoiceModelOptions { Certificate = _certificate.Server },
        new ScriptedSpeech(),
        new ScriptedPolicy(),
        TimeProvider.System,
        NullLoggerFactory.Instance,
        CancellationToken.None);

    private static HttpClient CreateClient(string authorityPem)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509Certificate2.CreateFromPem(authorityPem));
        return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
    }

    private static async Task<ClientWebSocket> ConnectAsync(HttpClient client, Uri baseAddress)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer sk-test");
        var address = new UriBuilder($"{baseAddress}/realtime") { Scheme = "wss", Query = "model=gpt-realtime-2.1" };
        await socket.ConnectAsync(address.Uri, client, CancellationToken.None);
        return socket;
    }
}
