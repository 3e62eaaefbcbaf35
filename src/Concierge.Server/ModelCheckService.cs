using Concierge.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server;

/// <summary>Checks the configured models once, in the background: it neither delays the start nor makes it fail.</summary>
internal sealed partial class ModelCheckService(ModelCheck check, ConciergeServerOptions options, ILogger<ModelCheckService> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => CheckAsync(stoppingToken), stoppingToken);

    private async Task CheckAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var warning in await check.RunAsync(stoppingToken))
            {
                var sentence = warning.ToString();
                LogWarning(sentence);
                options.OnModelWarning(sentence);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops before the check is done.
        }
        catch (Exception exception)
        {
            // A background service that fails would stop the server.
            LogFailed(exception);
        }
    }
}
