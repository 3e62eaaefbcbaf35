using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The log messages of the restaurant. They never contain words or audio.</summary>
internal static partial class RestaurantLog
{
    [LoggerMessage(1, LogLevel.Error, "The restaurant cannot continue the call and hangs up.")]
    public static partial void LogCallFailed(this ILogger logger, Exception exception);
}
