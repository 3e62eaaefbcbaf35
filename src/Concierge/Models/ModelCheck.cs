using System.Text.Json;
using Concierge.Media.Realtime;
using Concierge.Options;
using Microsoft.Extensions.Logging;

namespace Concierge.Models;

/// <summary>Asks the servers of the configured models which models they offer, and finds those that are missing or shut down soon.</summary>
internal sealed partial class ModelCheck(
    AgentOptions agents, RealtimeOptions realtime, ModelListClient client, TimeProvider timeProvider, ILogger<ModelCheck> logger)
{
    /// <summary>How long a server may take to answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>How many days before its shutdown a model is warned of.</summary>
    public const int WarningDays = 60;

    /// <summary>Checks every configured model. A server that has no list, or does not answer in time, gives no warning.</summary>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public async Task<IReadOnlyList<ModelWarning>> RunAsync(CancellationToken cancellationToken)
    {
        List<ModelWarning> warnings = [];
        foreach (var server in ModelInventory.FromOptions(agents, realtime).GroupBy(model => (model.Server, model.ApiKey)))
        {
            if (await FindOfferedAsync(server.Key.Server, server.Key.ApiKey, cancellationToken) is { } offered)
            {
                warnings.AddRange(server.Select(model => FindWarning(model, offered)).OfType<ModelWarning>());
            }
        }

        return warnings;
    }

    private ModelWarning? FindWarning(ConfiguredModel model, IReadOnlyDictionary<string, DateOnly?> offered)
    {
        if (!offered.TryGetValue(model.Name, out var shutdownDate))
        {
            return new ModelWarning(model, ShutdownDate: null);
        }

        var lastQuietDay = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime).AddDays(WarningDays);
        return shutdownDate <= lastQuietDay ? new ModelWarning(model, shutdownDate) : null;
    }

    private async Task<IReadOnlyDictionary<string, DateOnly?>?> FindOfferedAsync(Uri server, string apiKey, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var offered = await client.ReadAsync(server, apiKey, either.Token);
            if (offered is null)
            {
                LogNoList(server.Host);
            }

            return offered;
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or JsonException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            LogUnanswered(exception, server.Host);
            return null;
        }
    }
}
