using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls.Limits;

/// <summary>How many calls a user may place in any hour and any day, and how often one restaurant is rung: one call at a time, and a pause after an answer that stands.</summary>
internal sealed class CallLimits(ConciergeSettings settings, ICallTimes times, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // A call whose end nobody noted (the process was killed) frees its line at last.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Takes the place of one more attempt at a call that has its line already.</summary>
    /// <exception cref="ConciergeException">A limit is reached (<c>limit.hour</c>, <c>limit.day</c>); nothing was taken.</exception>
    public Task TakeAsync(CancellationToken cancellationToken) => PlaceAsync(line: null, CallPurpose.Book, cancellationToken);

    /// <summary>Takes one call's place, and its line.</summary>
    /// <param name="number">The number that is about to be dialled, E.164.</param>
    /// <param name="purpose">What the call is for: a booking that stands may be changed or cancelled without a pause.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The place, for <see cref="ReleaseAsync"/>.</returns>
    /// <exception cref="ConciergeException">A limit is reached (<c>limit.line</c>, <c>limit.pause</c>, <c>limit.hour</c>, <c>limit.day</c>); nothing was taken.</exception>
    public Task<PlacedCall> TakeAsync(string number, CallPurpose purpose, CancellationToken cancellationToken) =>
        PlaceAsync(CallUser.Fingerprint(number), purpose, cancellationToken);

    /// <summary>Notes that a call has ended.</summary>
    /// <param name="place">What <see cref="TakeAsync(string, CallPurpose, CancellationToken)"/> gave.</param>
    /// <param name="outcome">What came of it; <see langword="null"/> when it never began.</param>
    /// <exception cref="ConciergeException">The times cannot be kept (<c>data.not_writable</c>).</exception>
    public Task ReleaseAsync(PlacedCall place, CallOutcome? outcome) => times.UpdateAsync(
        placed => [.. placed.Select(call => call.Id == place.Id ? call with { Ended = time.GetUtcNow(), Settled = IsSettled(outcome) } : call)],
        CancellationToken.None);

    // After an offer or a question the restaurant expects the guest's answer; where nobody was reached, nobody was disturbed; and whoever has cancelled may want another table.
    private static bool IsSettled(CallOutcome? outcome) => outcome is CallOutcome.Confirmed or CallOutcome.Declined or CallOutcome.Unclear;

    private async Task<PlacedCall> PlaceAsync(string? line, CallPurpose purpose, CancellationToken cancellationToken)
    {
        var call = new PlacedCall(Guid.NewGuid().ToString("N")[..12], time.GetUtcNow(), CallUser.Fingerprint(CallUser.Current), line);
        await times.UpdateAsync(placed => Add(placed, call, purpose), cancellationToken);
        return call;
    }

    private List<PlacedCall> Add(IReadOnlyList<PlacedCall> placed, PlacedCall call, CallPurpose purpose)
    {
        var now = call.At;
        var kept = placed.Where(other => other.At > now - Day && other.At <= now).OrderBy(other => other.At).ToList();
        CheckLine([.. kept.Where(other => call.Line is not null && other.Line == call.Line)], purpose, now);
        CheckCounts([.. kept.Where(other => other.User == call.User).Select(other => other.At)], now);
        kept.Add(call);
        return kept;
    }

    private void CheckLine(List<PlacedCall> sameLine, CallPurpose purpose, DateTimeOffset now)
    {
        var underWay = sameLine.Where(other => other.Ended is null && other.At + settings.CallTimeout + Grace > now).ToList();
        if (underWay.Count >= settings.CallsPerRestaurant)
        {
            throw new ConciergeException(CallErrors.LineTaken(Again(underWay[0].At + settings.CallTimeout + Grace, now)));
        }

        var answered = sameLine.Where(other => other.Settled).Select(other => other.Ended).Max();
        if (purpose == CallPurpose.Book && answered + settings.CallPause is { } again && again > now)
        {
            throw new ConciergeException(CallErrors.PauseNeeded(Again(again, now)));
        }
    }

    private void CheckCounts(List<DateTimeOffset> today, DateTimeOffset now)
    {
        if (today.Count >= settings.CallsPerDay)
        {
            throw new ConciergeException(CallErrors.DailyLimit(settings.CallsPerDay, Again(today[^settings.CallsPerDay] + Day, now)));
        }

        var thisHour = today.Where(at => at > now - Hour).ToList();
        if (thisHour.Count >= settings.CallsPerHour)
        {
            throw new ConciergeException(CallErrors.HourlyLimit(settings.CallsPerHour, Again(thisHour[^settings.CallsPerHour] + Hour, now)));
        }
    }

    private string Again(DateTimeOffset at, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at.AddMinutes(1).AddSeconds(-1), time.LocalTimeZone);
        var sameDay = local.Date == TimeZoneInfo.ConvertTime(now, time.LocalTimeZone).Date;
        return local.ToString(sameDay ? "HH:mm" : "HH:mm 'tomorrow'", CultureInfo.InvariantCulture);
    }
}
