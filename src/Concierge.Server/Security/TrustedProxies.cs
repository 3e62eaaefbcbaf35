using Concierge.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Concierge.Server.Security;

/// <summary>
/// Takes the address of a client from the proxies before the server (<c>X-Forwarded-For</c>), and from nobody else: the throttle of wrong keys counts for it.
/// </summary>
internal static class TrustedProxies
{
    private static readonly IReadOnlyList<IPNetwork> ThisMachine = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>Adds the reading of the header. Must come first.</summary>
    public static void Use(WebApplication app, ConciergeSettings settings)
    {
        // A server with a public name is behind a tunnel or a proxy; without another word, one on this machine.
        var trusted = settings.Server.TrustedProxies ?? (settings.Twilio.PublicDomain is null ? [] : ThisMachine);
        if (trusted.Count == 0)
        {
            return;
        }

        // From the last proxy to the client, as long as each is one of them.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
