using Microsoft.Extensions.Logging;

namespace Concierge.Server;

internal sealed partial class ModelCheckService
{
    [LoggerMessage(2901, LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(2904, LogLevel.Debug, "The configured models could not be checked")]
    private partial void LogFailed(Exception exception);
}
