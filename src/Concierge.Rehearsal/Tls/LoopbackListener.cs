using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Concierge.Rehearsal.Tls;

/// <summary>Lets a stand-in listen on the loopback address, with or without TLS.</summary>
internal static class LoopbackListener
{
    /// <summary>Listens for HTTP/1.1, the protocol of the WebSockets.</summary>
    /// <param name="kestrel">The server.</param>
    /// <param name="port">The port; 0 selects a free one.</param>
    /// <param name="certificate">The certificate for TLS; null for none.</param>
    public static void ListenOnLoopback(this KestrelServerOptions kestrel, int port, X509Certificate2? certificate) =>
        kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        });
}
