using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Concierge.Checks;
using Concierge.Server.Probing;

namespace Concierge.Tests.Server.Checks;

/// <summary>The certificate that a front with TLS presents.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _authority;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public CertificateCheckTests()
    {
        var request = new CertificateRequest("CN=authority", _authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        _authority = request.CreateSelfSigned(_now.AddYears(-1), _now.AddYears(1));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _authorityKey.Dispose();
    }

    [Fact]
    public async Task A_valid_certificate_passes_with_its_last_day()
    {
        var result = await RunAsync(TestSettings.PublicDomain, days: 60);

        result.Status.ShouldBe(CheckStatus.Passed);
        result.Text.ShouldContain(_now.AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(TestSettings.PublicDomain, -1, true, "certificate.expired")]
    [InlineData(TestSettings.PublicDomain, 3, true, "certificate.expires")]
    [InlineData("another.example.com", 60, true, "certificate.other_name")]
    [InlineData(TestSettings.PublicDomain, 60, false, "certificate.chain")]
    public async Task What_is_wrong_is_told_with_a_remedy(string name, int days, bool trusts, string code)
    {
        var result = await RunAsync(name, days, trusts);

        result.Error!.Code.ShouldBe(code);
        result.Error.Remedy.ShouldNotBeEmpty();
        result.Text.Length.ShouldBeLessThanOrEqualTo(77);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_told_elsewhere()
    {
        var check = new CertificateCheck(TestSettings.PublicDomain, TimeProvider.System, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        (await check.RunAsync(CancellationToken.None)).ShouldHaveSingleItem().Status.ShouldBe(CheckStatus.Skipped);
    }

    private async Task<CheckResult> RunAsync(string name, int days, bool trusts = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_authority, _now.AddDays(-30), _now.AddDays(days), [1, 2, 3]);
        using var withKey = signed.CopyWithPrivateKey(key);
        using var certificate = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync(listener, certificate);
        var check = new CertificateCheck(
            TestSettings.PublicDomain,
            TimeProvider.System,
            async (_, token) =>
            {
                var client = new TcpClient();
                await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, token);
                return client.GetStream();
            },
            trusts ? [_authority] : []);

        var result = (await check.RunAsync(CancellationToken.None)).ShouldHaveSingleItem();

        await served;
        return result;
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client has seen enough.
        }
    }
}
