using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Concierge.Server.Streams;

#pragma warning disable CA1001 // The WebSocket above the stream disposes of it.
/// <summary>Puts a <see cref="CoalescingStream"/> between a connection and the WebSocket it is upgraded to.</summary>
internal sealed class CoalescingUpgradeFeature(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    private CoalescingStream? _stream;

    /// <inheritdoc/>
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    /// <summary>Adds a <see cref="CoalescingStream"/> to every upgrade. Must come before the WebSocket middleware.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((HttpContext context, RequestDelegate next) =>
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            context.Features.Set<IHttpUpgradeFeature>(new CoalescingUpgradeFeature(upgrade));
        }

        return next(context);
    });

    /// <summary>Returns the connection of a request's WebSocket, after it was accepted. Beneath TLS the sizes of frames on the socket are not known.</summary>
    public static MediaStreamConnection GetConnection(HttpContext context) => new(
        context.Features.Get<ITlsHandshakeFeature>() is null ? context.Features.Get<IConnectionSocketFeature>()?.Socket : null,
        (context.Features.Get<IHttpUpgradeFeature>() as CoalescingUpgradeFeature)?._stream);

    /// <inheritdoc/>
    public async Task<Stream> UpgradeAsync() => _stream = new CoalescingStream(await inner.UpgradeAsync());
}
