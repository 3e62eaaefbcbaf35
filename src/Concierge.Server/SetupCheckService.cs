using Concierge.Checks;
using Concierge.Server.Probing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server;

/// <summary>
/// Makes the quick half of <c>concierge doctor</c> once the server is ready, in the background: it neither delays the start nor makes it fail. What is
/// wrong is a warning in the log.
/// </summary>
internal sealed partial class SetupCheckService(
    ConciergeServerOptions options, TimeProvider timeProvider, IHostApplicationLifetime lifetime, ILogger<SetupCheckService> logger) : BackgroundService
{
    // ModelCheckService warns of the models.
    private const string ToldElsewhere = "openai.models";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (lifetime.ApplicationStarted.Register(() => started.TrySetResult()))
            {
                await started.Task.WaitAsync(stoppingToken);
            }

            await CheckAsync(stoppingToken);
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

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var transport = new SocketsHttpHandler { AllowAutoRedirect = false };
        await using var checks = new SetupChecks(options.Settings, options.Database, options.ApiKey, transport, timeProvider);
        var failed = 0;
        foreach (var check in checks.Quick)
        {
            foreach (var result in await check.RunAsync(cancellationToken))
            {
                if (result is { Status: CheckStatus.Failed, Error: { } error } && result.Subject != ToldElsewhere)
                {
                    failed++;
                    LogProblem(error.Message, error.Remedy, error.Code);
                }
            }
        }

        LogChecked(failed);
    }

    [LoggerMessage(2905, LogLevel.Warning, "{Problem} {Remedy} ({Code})")]
    private partial void LogProblem(string problem, string remedy, string code);

    [LoggerMessage(2906, LogLevel.Debug, "The setup was checked: {Count} problems")]
    private partial void LogChecked(int count);

    [LoggerMessage(2907, LogLevel.Debug, "The setup could not be checked")]
    private partial void LogFailed(Exception exception);
}
