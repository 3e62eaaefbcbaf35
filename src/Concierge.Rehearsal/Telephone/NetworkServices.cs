using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Telephone;

/// <summary>What every call on the network needs.</summary>
/// <param name="Options">The network's set-up.</param>
/// <param name="TimeProvider">The network's time.</param>
/// <param name="Webhooks">The way to customers' servers.</param>
/// <param name="Logger">For the course of calls.</param>
/// <param name="Shutdown">Cancelled when the network is disposed.</param>
internal sealed record NetworkServices(
    TelephoneNetworkOptions Options, TimeProvider TimeProvider, WebhookClient Webhooks, ILogger Logger, CancellationToken Shutdown);
