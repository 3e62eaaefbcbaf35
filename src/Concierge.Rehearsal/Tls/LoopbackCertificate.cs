using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Concierge.Rehearsal.Tls;

/// <summary>
/// A certificate for servers on this machine, and the authority that has signed it. The authority's key exists only while the certificate is made,
/// and no key is written to disk: a client that trusts the authority trusts this one certificate.
/// </summary>
public sealed class LoopbackCertificate : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // Some clients refuse certificates that are valid for more than 398 days.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    // A client's clock may be a little behind.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private LoopbackCertificate(X509Certificate2 server, string authorityPem) => (Server, AuthorityPem) = (server, authorityPem);

    /// <summary>The certificate of the servers, with its key: for <c>localhost</c>, <c>127.0.0.1</c> and <c>::1</c>.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The certificate of the authority, in PEM. Clients that trust it can connect.</summary>
    public string AuthorityPem { get; }

    /// <summary>Makes a certificate that is valid from now on for a year.</summary>
    /// <param name="timeProvider">The present time.</param>
    public static LoopbackCertificate Create(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var (start, end) = (timeProvider.GetUtcNow() - ClockTolerance, timeProvider.GetUtcNow() + Lifetime);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = CreateAuthority(authorityKey, start, end);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = CreateServerRequest(serverKey, authority).Create(authority, start, end, [1, .. RandomNumberGenerator.GetBytes(15)]);
        using var withKey = signed.CopyWithPrivateKey(serverKey);

        // Windows and macOS cannot serve TLS with a key that was never imported.
        return new LoopbackCertificate(
            X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null), authority.ExportCertificatePem());
    }

    /// <summary>Disposes the certificate of the servers.</summary>
    public void Dispose() => Server.Dispose();

    private static X509Certificate2 CreateAuthority(ECDsa key, DateTimeOffset start, DateTimeOffset end)
    {
        CertificateRequest request = new("CN=Concierge rehearsal", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(pathLengthConstraint: 0));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(start, end);
    }

    private static CertificateRequest CreateServerRequest(ECDsa key, X509Certificate2 authority)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request;
    }
}
