using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Concierge.Contracts;

namespace Concierge.Cluster.Membership;

/// <summary>
/// The certificate that every server of the cluster presents to the others. A server accepts the certificates of its own file and no other: the file is
/// what the servers share. A second certificate in the file is accepted and not presented, so that the certificate can be replaced server by server.
/// </summary>
internal sealed class ClusterCertificate
{
    private readonly X509Certificate2Collection _accepted = [];
    private readonly X509Certificate2? _own;

    /// <param name="file">The file, PEM; <see langword="null"/> where the network between the servers is private.</param>
    /// <exception cref="ConciergeException">The file cannot be used (<c>cluster.certificate</c>).</exception>
    public ClusterCertificate(string? file)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            _own = X509Certificate2.CreateFromPemFile(file);
            _accepted.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new ConciergeException(ClusterErrors.InvalidCertificate(file), exception);
        }
    }

    /// <summary>Whether the servers use TLS among themselves.</summary>
    public bool IsPresent => _own is not null;

    /// <summary>The certificate of this server.</summary>
    public X509Certificate2 Own => _own ?? throw new InvalidOperationException("The cluster has no certificate.");

    /// <summary>Whether the other side presents a certificate of the file.</summary>
    public bool IsAccepted(X509Certificate? presented) =>
        presented is not null && _accepted.Any(accepted => accepted.RawDataMemory.Span.SequenceEqual(presented.GetRawCertData()));

    /// <summary>Creates the options with which requests are forwarded.</summary>
    public SslClientAuthenticationOptions CreateClientOptions() => new()
    {
        ClientCertificates = [Own],
        LocalCertificateSelectionCallback = (_, _, _, _, _) => Own,
        RemoteCertificateValidationCallback = (_, presented, _, _) => IsAccepted(presented),
    };
}
