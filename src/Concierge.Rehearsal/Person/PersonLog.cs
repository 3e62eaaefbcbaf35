using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Person;

/// <summary>The log messages of the person's telephone. They never contain words or audio.</summary>
internal static partial class PersonLog
{
    [LoggerMessage(1, LogLevel.Error, "A text of the person cannot be spoken.")]
    public static partial void LogSynthesisFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "The connection of the person's telephone failed")]
    public static partial void LogConnectionFailed(this ILogger logger, Exception exception);
}
