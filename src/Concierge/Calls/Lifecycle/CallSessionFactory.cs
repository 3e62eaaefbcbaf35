using Concierge.Calls.Results;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>Creates the session of a call's attempt.</summary>
internal sealed class CallSessionFactory(CallSessionServices services, ILogger<CallSession> logger)
{
    /// <summary>Creates a session.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tryScheduleRetry">Schedules another attempt if the retry policy allows one, and returns whether it did.</param>
    public CallSession Create(Call call, Func<Call, VoiceCallResult, bool> tryScheduleRetry) => new(call, services, tryScheduleRetry, logger);
}
