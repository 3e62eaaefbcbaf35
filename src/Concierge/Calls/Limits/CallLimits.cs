using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls.Limits;

/// <summary>Enforces the limits of calls: per user and hour, per user and day, concurrent calls per restaurant, and a pause after a final answer.</summary>
internal sealed class CallLimits(CallLimitOptions options, CallOptions callOptions, ICallTimeStore times, TimeProvider timeProvider)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // If the process was killed, no end of the call is stored. Its line becomes free after the time limit and this margin.
    private static readonly TimeSpan ExpiryMargin = TimeSpan.FromMinutes(1);

    /// <summary>Counts another attempt of a call that already occupies its line.</summary>
    /// <exception cref="ConciergeException">A limit is reached (<c>limit.hour</c>, <c>limit.day</c>). Nothing was counted.</exception>
    public Task<CallTimeEntry> TakeAsync(CancellationToken cancellationToken) => AddCallAsync(line: null, CallPurpose.Book, cancellationToken);

    /// <summary>Counts a call and occupies the restaurant's line.</summary>
    /// <param name="number">The number to call, E.164.</param>
    /// <param name="purpose">The purpose of the call. A change or a cancellation needs no pause.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The counted call, for <see cref="ReleaseAsync"/>.</returns>
    /// <exception cref="ConciergeException">
    /// A limit is reached (<c>limit.line</c>, <c>limit.pause</c>, <c>limit.hour</c>, <c>limit.day</c>). Nothing was counted.
    /// </exception>
    public Task<CallTimeEntry> TakeAsync(string number, CallPurpose purpose, CancellationToken cancellationToken) =>
        AddCallAsync(CurrentUser.ComputeFingerprint(number), purpose, cancellationToken);

    /// <summary>Records the end of a call and frees the restaurant's line.</summary>
    /// <param name="place">The call that <see cref="TakeAsync(string, CallPurpose, CancellationToken)"/> returned.</param>
    /// <param name="outcome">The outcome; <see langword="null"/> when the call was never placed.</param>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>data.not_writable</c>).</exception>
    public Task ReleaseAsync(CallTimeEntry place, CallOutcome? outcome) => times.UpdateAsync(
        calls => [.. calls.Select(call => call.Id == place.Id ? call with { Ended = timeProvider.GetUtcNow(), Settled = IsSettled(outcome) } : call)],
        CancellationToken.None);

    /// <summary>Removes a call that was never placed: it does not count.</summary>
    /// <param name="place">The call that <see cref="TakeAsync(string, CallPurpose, CancellationToken)"/> returned.</param>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>data.not_writable</c>).</exception>
    public Task ForgetAsync(CallTimeEntry place) => times.UpdateAsync(calls => [.. calls.Where(call => call.Id != place.Id)], CancellationToken.None);

    // After an offer or a question the restaurant expects the guest's answer. Without a conversation the restaurant was not disturbed.
    // After a cancellation the guest may want another table.
    private static bool IsSettled(CallOutcome? outcome) => outcome is CallOutcome.Confirmed or CallOutcome.Declined or CallOutcome.Unclear;

    /// <summary>Tells what a call would use, without counting one. The user is the current one.</summary>
    /// <param name="number">The number to call, E.164.</param>
    /// <param name="purpose">The purpose of the call.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The times cannot be read (<c>data.not_writable</c>).</exception>
    public async Task<IReadOnlyList<LimitUsage>> GetUsageAsync(string number, CallPurpose purpose, CancellationToken cancellationToken)
    {
        var call = CreateEntry(CurrentUser.ComputeFingerprint(number));
        IReadOnlyList<LimitUsage> usage = [];
        await times.UpdateAsync(
            calls =>
            {
                usage = Describe(GetRecent(calls, call.At), call, purpose);
                return calls;
            },
            cancellationToken);
        return usage;
    }

    private List<LimitUsage> Describe(List<CallTimeEntry> recent, CallTimeEntry call, CallPurpose purpose)
    {
        var (sameLine, sameUser) = (FindSameLine(recent, call), FindSameUser(recent, call));
        return
        [
            new(LimitUsage.Restaurant, FindInProgress(sameLine, call.At).Count, options.CallsPerRestaurant, FindLineRefusal(sameLine, purpose, call.At)),
            new(LimitUsage.Day, sameUser.Count, options.CallsPerDay, FindDayRefusal(sameUser, call.At)),
            new(LimitUsage.Hour, FindThisHour(sameUser, call.At).Count, options.CallsPerHour, FindHourRefusal(sameUser, call.At)),
        ];
    }

    private async Task<CallTimeEntry> AddCallAsync(string? line, CallPurpose purpose, CancellationToken cancellationToken)
    {
        var call = CreateEntry(line);
        await times.UpdateAsync(calls => Add(calls, call, purpose), cancellationToken);
        return call;
    }

    private CallTimeEntry CreateEntry(string? line) =>
        new(Guid.NewGuid().ToString("N")[..12], timeProvider.GetUtcNow(), CurrentUser.ComputeFingerprint(CurrentUser.Name), line);

    private List<CallTimeEntry> Add(IReadOnlyList<CallTimeEntry> calls, CallTimeEntry call, CallPurpose purpose)
    {
        var recent = GetRecent(calls, call.At);
        if (Describe(recent, call, purpose).Find(limit => limit.Refusal is not null) is { Refusal: { } refusal })
        {
            throw new ConciergeException(refusal);
        }

        recent.Add(call);
        return recent;
    }

    private static List<CallTimeEntry> GetRecent(IReadOnlyList<CallTimeEntry> calls, DateTimeOffset now) =>
        [.. calls.Where(other => other.At > now - Day && other.At <= now).OrderBy(other => other.At)];

    private static List<CallTimeEntry> FindSameLine(List<CallTimeEntry> recent, CallTimeEntry call) =>
        [.. recent.Where(other => call.Line is not null && other.Line == call.Line)];

    private static List<DateTimeOffset> FindSameUser(List<CallTimeEntry> recent, CallTimeEntry call) =>
        [.. recent.Where(other => other.User == call.User).Select(other => other.At)];

    private static List<DateTimeOffset> FindThisHour(List<DateTimeOffset> today, DateTimeOffset now) => [.. today.Where(at => at > now - Hour)];

    private List<CallTimeEntry> FindInProgress(List<CallTimeEntry> sameLine, DateTimeOffset now) =>
        [.. sameLine.Where(other => other.Ended is null && other.At + callOptions.Timeout + ExpiryMargin > now)];

    private ConciergeError? FindLineRefusal(List<CallTimeEntry> sameLine, CallPurpose purpose, DateTimeOffset now)
    {
        var inProgress = FindInProgress(sameLine, now);
        if (inProgress.Count >= options.CallsPerRestaurant)
        {
            return CallErrors.RestaurantAlreadyCalled(FormatRetryTime(inProgress[0].At + callOptions.Timeout + ExpiryMargin, now));
        }

        var lastAnswer = sameLine.Where(other => other.Settled).Select(other => other.Ended).Max();
        return purpose == CallPurpose.Book && lastAnswer + options.Pause is { } retryTime && retryTime > now
            ? CallErrors.PauseRequired(FormatRetryTime(retryTime, now))
            : null;
    }

    private ConciergeError? FindDayRefusal(List<DateTimeOffset> today, DateTimeOffset now) => today.Count >= options.CallsPerDay
        ? CallErrors.DailyLimit(options.CallsPerDay, FormatRetryTime(today[^options.CallsPerDay] + Day, now))
        : null;

    private ConciergeError? FindHourRefusal(List<DateTimeOffset> today, DateTimeOffset now)
    {
        var thisHour = FindThisHour(today, now);
        return thisHour.Count >= options.CallsPerHour
            ? CallErrors.HourlyLimit(options.CallsPerHour, FormatRetryTime(thisHour[^options.CallsPerHour] + Hour, now))
            : null;
    }

    private string FormatRetryTime(DateTimeOffset at, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at.AddMinutes(1).AddSeconds(-1), timeProvider.LocalTimeZone);
        var sameDay = local.Date == TimeZoneInfo.ConvertTime(now, timeProvider.LocalTimeZone).Date;
        return local.ToString(sameDay ? "HH:mm" : "HH:mm 'tomorrow'", CultureInfo.InvariantCulture);
    }
}
