using Microsoft.Extensions.Logging;

namespace Concierge.Models;

internal sealed partial class ModelCheck
{
    [LoggerMessage(2902, LogLevel.Debug, "{Host} has no list of models")]
    private partial void LogNoList(string host);

    [LoggerMessage(2903, LogLevel.Debug, "{Host} did not answer with its list of models")]
    private partial void LogUnanswered(Exception exception, string host);
}
