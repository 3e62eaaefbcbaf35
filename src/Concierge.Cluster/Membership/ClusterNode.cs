using System.Net;
using Concierge.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Concierge.Cluster.Membership;

/// <summary>This server, as the others see it.</summary>
/// <param name="Host">The address at which the others reach it.</param>
/// <param name="Options">The settings of the cluster.</param>
/// <param name="Server">The web server.</param>
internal sealed record ClusterNode(IPAddress Host, ClusterOptions Options, IServer Server)
{
    /// <summary>The address to which requests are forwarded. The web server must be listening.</summary>
    public Uri Address
    {
        get
        {
            var scheme = Options.CertificateFile is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
            var listening = Server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
                .First(address => address.StartsWith($"{scheme}:", StringComparison.Ordinal));
            return new UriBuilder(scheme, Host.ToString(), BindingPort(listening)).Uri;
        }
    }

    private static int BindingPort(string address) => new Uri(address.Replace("//+", "//localhost", StringComparison.Ordinal)).Port;
}
