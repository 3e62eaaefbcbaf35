using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Concierge.Cluster.Membership;
using Concierge.Contracts;
using Concierge.Tests.Storage;

namespace Concierge.Tests.Cluster;

/// <summary>The certificate that the servers of a cluster share.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ClusterCertificateTests(PostgresTestServer postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-certificate-").FullName;

    [Fact]
    public void Only_the_certificates_of_the_file_are_accepted()
    {
        using var own = Create();
        using var next = Create();
        using var other = Create();
        var certificate = new ClusterCertificate(Write($"{Export(own)}\n{next.ExportCertificatePem()}\n"));

        certificate.Own.Thumbprint.ShouldBe(own.Thumbprint);
        certificate.IsAccepted(own).ShouldBeTrue();
        certificate.IsAccepted(next).ShouldBeTrue("it is to replace the first one");
        certificate.IsAccepted(other).ShouldBeFalse("it has the same name, and is not in the file");
        certificate.IsAccepted(null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n")]
    public void A_file_without_certificate_and_key_is_refused(string content) =>
        Should.Throw<ConciergeException>(() => new ClusterCertificate(Write(content))).Error.Code.ShouldBe("cluster.certificate");

    [SkippableFact]
    [Trait("Category", "Database")]
    public async Task Requests_are_forwarded_over_TLS()
    {
        using var own = Create();
        await using var cluster = await ClusterTestHost.StartAsync(postgres, 2, Write(Export(own)));

        var (callId, stream) = await cluster.StartAnsweredCallAsync(owner: 0, streamAt: 1);
        using var telephone = stream;
        await cluster[0].Voice.ReceiveAsync("input_audio_buffer.append");

        (await cluster.GetViewAsync(callId, 1)).GetProperty("status").GetString().ShouldBe("in_progress");
        cluster.IsOwner(1, callId).ShouldBeFalse();
        var forwarding = cluster[0].App.Urls.Single(address => address.StartsWith("https:", StringComparison.Ordinal));
        using var stranger = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented is not null },
        });
        await Should.ThrowAsync<HttpRequestException>(() => stranger.GetAsync($"{forwarding}/health/live"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=concierge", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static string Export(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private string Write(string content)
    {
        var file = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllText(file, content);
        return file;
    }
}
