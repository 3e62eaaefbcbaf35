using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The services that all calls of the network share.</summary>
/// <param name="Options">The network's options.</param>
/// <param name="TimeProvider">The network's time.</param>
/// <param name="Webhooks">Sends requests to the application.</param>
/// <param name="Logger">Logs the progress of calls.</param>
/// <param name="Shutdown">Cancelled when the network is disposed.</param>
internal sealed record NetworkServices(
    TelephoneNetworkOptions Options, TimeProvider TimeProvider, WebhookClient Webhooks, ILogger Logger, CancellationToken Shutdown);
