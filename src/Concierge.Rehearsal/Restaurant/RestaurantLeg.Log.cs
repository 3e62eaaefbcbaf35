using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

internal sealed partial class RestaurantLeg
{
    [LoggerMessage(1, LogLevel.Error, "The restaurant could not go on with the call and hangs up.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
