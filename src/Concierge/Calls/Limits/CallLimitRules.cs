using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls.Limits;

/// <summary>
/// Tells how much of each limit is used, and why a call is refused: per user and hour, per user and day, calls in progress per restaurant and in
/// total, and a pause after a final answer.
/// </summary>
/// <param name="options">The maximums.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="own">Which of the maximums are the person's own; <see langword="null"/> for none.</param>
internal sealed class CallLimitRules(CallLimitOptions options, TimeProvider timeProvider, PersonalLimits? own = null)
{
    /// <summary>The period of <see cref="CallLimitOptions.CallsPerHour"/>.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The period of <see cref="CallLimitOptions.CallsPerDay"/>. Older entries count for nothing.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// How far the clock of another server may be ahead. An entry from later than this was made before a clock was set back, and does not count.
    /// </summary>
    public static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The maximums.</summary>
    public CallLimitOptions Options => options;

    /// <summary>Whether a restaurant gave a final answer, after which a pause applies.</summary>
    /// <param name="outcome">The outcome of the call; <see langword="null"/> when it was never placed.</param>
    /// <remarks>
    /// After an offer or a question the restaurant expects the guest's answer. Without a conversation the restaurant was not disturbed. After a
    /// cancellation the guest may want another table.
    /// </remarks>
    public static bool IsSettled(CallOutcome? outcome) => outcome is CallOutcome.Confirmed or CallOutcome.Declined or CallOutcome.Unclear;

    /// <summary>Tells how much of each limit is used, in the order in which they refuse a call.</summary>
    /// <param name="entries">The entries that count, in any order.</param>
    /// <param name="attempt">The attempt that is to be counted.</param>
    /// <param name="needsPause">Whether the pause after a final answer applies.</param>
    public IReadOnlyList<LimitUsage> Describe(IReadOnlyList<CallTimeEntry> entries, CallTimeEntry attempt, bool needsPause)
    {
        var now = attempt.At;
        var recent = entries.Where(entry => entry.At > now - Day && entry.At <= now + MaxClockSkew).OrderBy(entry => entry.At).ToList();
        var sameLine = recent.FindAll(entry => attempt.Line is not null && entry.Line == attempt.Line);
        var today = recent.FindAll(entry => entry.User == attempt.User).ConvertAll(entry => entry.At);
        var thisHour = today.FindAll(at => at > now - Hour);
        var total = recent.Count(entry => entry.IsInProgress(now));
        return
        [
            new(LimitUsage.Restaurant, sameLine.Count(entry => entry.IsInProgress(now)), options.CallsPerRestaurant, CheckLine(sameLine, needsPause, now)),
            new(LimitUsage.Day, today.Count, options.CallsPerDay, CheckDay(today, now)),
            new(LimitUsage.Hour, thisHour.Count, options.CallsPerHour, CheckHour(thisHour, now)),
            .. options.MaxCallsTotal is { } max ? [new LimitUsage(LimitUsage.Total, total, max, CheckTotal(total, max))] : (LimitUsage[])[],
        ];
    }

    private ConciergeError? CheckLine(List<CallTimeEntry> sameLine, bool needsPause, DateTimeOffset now)
    {
        var inProgress = sameLine.FindAll(entry => entry.IsInProgress(now));
        if (inProgress.Count >= options.CallsPerRestaurant)
        {
            return Refuse(CallErrors.RestaurantAlreadyCalled, inProgress[0].ExpiresAt, now);
        }

        var lastAnswer = sameLine.Where(entry => entry.Settled).Select(entry => entry.Ended).Max();
        return needsPause && lastAnswer + options.Pause is { } retryTime && retryTime > now ? Refuse(CallErrors.PauseRequired, retryTime, now) : null;
    }

    private ConciergeError? CheckDay(List<DateTimeOffset> today, DateTimeOffset now) => today.Count >= options.CallsPerDay
        ? Refuse(time => CallErrors.DailyLimit(options.CallsPerDay, time, own?.CallsPerDay is not null), today[^options.CallsPerDay] + Day, now)
        : null;

    private ConciergeError? CheckHour(List<DateTimeOffset> thisHour, DateTimeOffset now) => thisHour.Count >= options.CallsPerHour
        ? Refuse(time => CallErrors.HourlyLimit(options.CallsPerHour, time, own?.CallsPerHour is not null), thisHour[^options.CallsPerHour] + Hour, now)
        : null;

    private static ConciergeError? CheckTotal(int total, int max) => total >= max ? CallErrors.TooManyCallsInTotal(max) : null;

    private ConciergeError Refuse(Func<string, ConciergeError> create, DateTimeOffset until, DateTimeOffset now) =>
        create(FormatRetryTime(until, now)) with { RetryAfter = until - now };

    private string FormatRetryTime(DateTimeOffset at, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at.AddMinutes(1).AddSeconds(-1), timeProvider.LocalTimeZone);
        var sameDay = local.Date == TimeZoneInfo.ConvertTime(now, timeProvider.LocalTimeZone).Date;
        return local.ToString(sameDay ? "HH:mm" : "HH:mm 'tomorrow'", CultureInfo.InvariantCulture);
    }
}
