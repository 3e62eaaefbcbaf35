using System.Net.Security;
using System.Security.Authentication;

namespace Concierge.Bench.Wire;

/// <summary>The server's side of TLS on one connection, without a thread of its own: everything happens in <see cref="Feed"/> and <see cref="Send"/>.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly FedStream _encrypted;
    private readonly SslStream _tls;
    private readonly FedStream.Writer _decrypted;
    private readonly Action<string> _failed;

    /// <summary>Waits for the client's first bytes.</summary>
    /// <param name="certificate">The certificate with its key.</param>
    /// <param name="transmit">Sends encrypted bytes.</param>
    /// <param name="decrypted">Takes what the client has sent.</param>
    /// <param name="failed">Called with the reason when the connection is lost.</param>
    public TlsServer(SslStreamCertificateContext certificate, FedStream.Writer transmit, FedStream.Writer decrypted, Action<string> failed)
    {
        _decrypted = decrypted;
        _failed = failed;
        _encrypted = new FedStream(transmit);
        _tls = new SslStream(_encrypted);
        _ = RunAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate });
    }

    /// <summary>Takes encrypted bytes of the client.</summary>
    public void Feed(ReadOnlySpan<byte> bytes) => _encrypted.Feed(bytes);

    /// <summary>Encrypts and sends bytes.</summary>
    public void Send(ReadOnlySpan<byte> bytes) => _tls.Write(bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        _encrypted.End();
        _tls.Dispose();
    }

    private async Task RunAsync(SslServerAuthenticationOptions options)
    {
        try
        {
            await _tls.AuthenticateAsServerAsync(options, CancellationToken.None).ConfigureAwait(false);
            var buffer = new byte[16 * 1024];
            while (await _tls.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false) is var length and > 0)
            {
                _decrypted(buffer.AsSpan(0, length));
            }

            _failed("closed");
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            _failed(exception.Message);
        }
    }
}
