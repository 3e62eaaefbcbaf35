using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Concierge.Server.Probing;

/// <summary>The certificate that a server has presented, and what is wrong with it.</summary>
internal sealed class PresentedCertificate
{
    /// <summary>When it stops being valid; <see langword="null"/> while the server has presented none.</summary>
    public DateTimeOffset? End { get; private set; }

    /// <summary>What is wrong.</summary>
    public SslPolicyErrors Errors { get; private set; }

    /// <summary>The first problem of its chain, by its name: <c>PartialChain</c>.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Records what the server has presented.</summary>
    /// <returns>Whether it is valid.</returns>
    public bool Record(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        End = certificate is null ? null : new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        Errors = errors;
        Problem = (chain?.ChainStatus ?? []).Select(status => status.Status.ToString()).FirstOrDefault() ?? errors.ToString();
        return errors == SslPolicyErrors.None;
    }
}
