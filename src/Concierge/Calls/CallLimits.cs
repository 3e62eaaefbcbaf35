using System.Globalization;
using Concierge.Settings;

namespace Concierge.Calls;

/// <summary>How many calls may be placed in any hour and any day.</summary>
internal sealed class CallLimits(ConciergeSettings settings, ICallTimes times, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Takes one call's place.</summary>
    /// <exception cref="ConciergeException">A limit is reached (<c>limit.hour</c>, <c>limit.day</c>); nothing was taken.</exception>
    public Task TakeAsync(CancellationToken cancellationToken) => times.UpdateAsync(Take, cancellationToken);

    private IReadOnlyList<DateTimeOffset> Take(IReadOnlyList<DateTimeOffset> placed)
    {
        var now = time.GetUtcNow();
        var today = placed.Where(at => at > now - Day && at <= now).Order().ToList();
        var thisHour = today.Where(at => at > now - Hour).ToList();
        if (today.Count >= settings.CallsPerDay)
        {
            throw new ConciergeException(CallErrors.DailyLimit(settings.CallsPerDay, Again(today[^settings.CallsPerDay] + Day, now)));
        }

        if (thisHour.Count >= settings.CallsPerHour)
        {
            throw new ConciergeException(CallErrors.HourlyLimit(settings.CallsPerHour, Again(thisHour[^settings.CallsPerHour] + Hour, now)));
        }

        today.Add(now);
        return today;
    }

    private string Again(DateTimeOffset at, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(at.AddMinutes(1).AddSeconds(-1), time.LocalTimeZone);
        var sameDay = local.Date == TimeZoneInfo.ConvertTime(now, time.LocalTimeZone).Date;
        return local.ToString(sameDay ? "HH:mm" : "HH:mm 'tomorrow'", CultureInfo.InvariantCulture);
    }
}
