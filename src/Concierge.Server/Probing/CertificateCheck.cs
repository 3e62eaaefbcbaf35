using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Concierge.Checks;
using Concierge.Contracts;

namespace Concierge.Server.Probing;

/// <summary>Checks the certificate of <c>PUBLIC_DOMAIN</c>: its name, its chain as the server sends it, and how long it is valid.</summary>
/// <param name="publicDomain">The host; <see langword="null"/> when it is not set.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="connect">Connects to the host's port for https.</param>
/// <param name="authorities">The authorities to trust; <see langword="null"/> for those of this machine.</param>
internal sealed class CertificateCheck(
    string? publicDomain,
    TimeProvider timeProvider,
    Func<string, CancellationToken, Task<Stream>> connect,
    X509Certificate2Collection? authorities = null) : ISetupCheck
{
    private const string Subject = "certificate";

    /// <summary>What renews certificates by itself does so a month before their end: with two weeks left it has failed.</summary>
    public static readonly TimeSpan MinValidity = TimeSpan.FromDays(14);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public string Activity => "the certificate";

    /// <summary>Connects to port 443 of a host.</summary>
    public static async Task<Stream> ConnectAsync(string host, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, 443, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (publicDomain is null)
        {
            return [CheckResult.Skipped(Subject, "PUBLIC_DOMAIN is not set.")];
        }

        using var deadline = new CancellationTokenSource(Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var presented = new PresentedCertificate();
        try
        {
            await using var connection = await connect(publicDomain, either.Token);
            await using var tls = new SslStream(connection);
            await tls.AuthenticateAsClientAsync(CreateOptions(presented), either.Token);
        }
        catch (Exception exception) when (
            exception is AuthenticationException or IOException or SocketException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What the server presented is known all the same; without it, another line says that the server cannot be reached.
        }

        return [Judge(presented)];
    }

    private SslClientAuthenticationOptions CreateOptions(PresentedCertificate presented)
    {
        // Twilio does not download what a server leaves out of its chain.
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        if (authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return new SslClientAuthenticationOptions
        {
            TargetHost = publicDomain,
            CertificateChainPolicy = policy,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => presented.Record(certificate as X509Certificate2, chain, errors),
        };
    }

    private CheckResult Judge(PresentedCertificate presented)
    {
        if (presented.End is not { } end)
        {
            return CheckResult.Skipped(Subject, "The certificate could not be read.");
        }

        var day = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var left = end - timeProvider.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return Fail("expired", $"The certificate of {publicDomain} was valid until {day}.", "Renew it: Twilio accepts no other.");
        }

        if (presented.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return Fail(
                "other_name", $"The certificate at {publicDomain} is for another name.", $"Use a certificate for {publicDomain}, or correct PUBLIC_DOMAIN.");
        }

        if (presented.Errors != SslPolicyErrors.None)
        {
            return Fail(
                "chain",
                $"The certificate of {publicDomain} is not trusted ({presented.Problem}).",
                "Let the proxy send the whole chain (fullchain.pem) of a public authority.");
        }

        return left >= MinValidity
            ? CheckResult.Passed(Subject, $"The certificate of {publicDomain} is valid until {day}.")
            : Fail("expires", $"The certificate of {publicDomain} is valid until {day} only.", "Find out why it has not been renewed.");
    }

    private static CheckResult Fail(string code, string message, string remedy) =>
        CheckResult.Failed(Subject, new ConciergeError($"certificate.{code}", message, remedy));
}
