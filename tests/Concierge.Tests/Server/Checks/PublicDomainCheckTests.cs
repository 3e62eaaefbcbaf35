using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Concierge.Checks;
using Concierge.Server.Probing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Server.Checks;

/// <summary>Probes through a front with TLS, as a tunnel has one, on this machine.</summary>
public sealed class PublicDomainCheckTests
{
    private const string ApiKey = "the-key-of-this-installation";

    [Fact]
    public async Task A_domain_that_leads_here_passes()
    {
        var result = await RunAsync(app => ProbeEndpoints.Map(app, ApiKey));

        result.Status.ShouldBe(CheckStatus.Passed);
        result.Text.ShouldContain("concierge.example.com");
    }

    [Fact]
    public async Task A_server_with_another_key_is_another_server() =>
        (await RunAsync(app => ProbeEndpoints.Map(app, "another key"))).Error!.Code.ShouldBe("public_domain.other_server");

    [Fact]
    public async Task A_page_instead_of_the_server_is_told() =>
        (await RunAsync(app => app.MapGet("/{**path}", () => Results.Content("<html>You are about to visit …", "text/html"))))
            .Error!.Code.ShouldBe("public_domain.warning_page");

    [Theory]
    [InlineData(200, "ERR_NGROK_6024", "public_domain.warning_page", "ngrok's warning page")]
    [InlineData(404, "ERR_NGROK_3200", "public_domain.no_server", "does not run")]
    [InlineData(502, "ERR_NGROK_8012", "public_domain.no_server", "port without a server")]
    [InlineData(403, "ERR_NGROK_9999", "public_domain.no_server", "ERR_NGROK_9999")]
    public async Task What_ngrok_says_is_told(int status, string ngrok, string code, string text)
    {
        var error = (await RunAsync(app => app.MapGet("/{**path}", (HttpContext context) =>
        {
            context.Response.Headers["ngrok-error-code"] = ngrok;
            return Results.Content("<html>You are about to visit …", "text/html", statusCode: status);
        }))).Error!;

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(text);
        error.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_tunnel_without_a_server_is_told() =>
        (await RunAsync(app => app.MapGet("/{**path}", () => Results.StatusCode(502)))).Error!.Code.ShouldBe("public_domain.no_server");

    [Fact]
    public async Task A_proxy_that_passes_no_WebSockets_is_told() =>
        (await RunAsync(app => app.MapGet(
            ProbeEndpoints.Path + "{nonce}",
            (string nonce, HttpContext context) => context.WebSockets.IsWebSocketRequest
                ? Results.StatusCode(400)
                : Results.Text(ProbeSignature.Compute(ApiKey, nonce)))))
            .Error!.Code.ShouldBe("public_domain.no_websocket");

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_told() =>
        (await RunAsync(app => ProbeEndpoints.Map(app, ApiKey), trusts: false)).Error!.Code.ShouldBe("public_domain.certificate");

    [Fact]
    public async Task A_name_that_does_not_exist_is_told()
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => throw new SocketException((int)SocketError.HostNotFound),
        });

        (await CheckAsync(http)).Error!.Code.ShouldBe("public_domain.unknown_host");
    }

    private static async Task<CheckResult> RunAsync(Action<WebApplication> map, bool trusts = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var signed = new CertificateRequest("CN=concierge.example.com", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), password: null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        builder.WebHost.UseUrls();
        await using var front = builder.Build();
        front.UseWebSockets();
        map(front);
        await front.StartAsync();
        var port = new Uri(front.Urls.First()).Port;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync("127.0.0.1", port, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        if (trusts)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.GetCertHashString() == certificate.GetCertHashString();
        }

        using var http = new HttpClient(handler);
        return await CheckAsync(http);
    }

    private static async Task<CheckResult> CheckAsync(HttpClient http)
    {
        var result = (await new PublicDomainCheck(http, TestSettings.PublicDomain, port: 0, ApiKey).RunAsync(CancellationToken.None)).ShouldHaveSingleItem();

        // With its mark, the line fits a terminal of 80 columns.
        result.Text.Length.ShouldBeLessThanOrEqualTo(77);
        return result;
    }
}
