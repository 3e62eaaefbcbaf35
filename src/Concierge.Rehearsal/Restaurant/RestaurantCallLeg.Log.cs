using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

internal sealed partial class RestaurantCallLeg
{
    [LoggerMessage(1, LogLevel.Error, "The restaurant cannot continue the call and hangs up.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
