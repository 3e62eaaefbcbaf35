using Concierge.Calls.Blocking;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Realtime;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// The checks before a call, in the order of the specification's error diagram: settings, number, the server's maximum, opening hours, limits. A call
/// makes them, and a plan tells what they would say.
/// </summary>
internal sealed class CallChecker(
    CallManager calls,
    CallLimits limits,
    OpeningHoursPolicy openings,
    PhoneNumberPolicy numbers,
    IBlockedNumberStore blocked,
    TwilioOptions twilio,
    RealtimeOptions realtime)
{
    /// <summary>Why no call can be placed at all; <see langword="null"/> when calls can be placed.</summary>
    public ConciergeError? UnavailableReason =>
        RequiredSettings.FindMissing(twilio, realtime) is { Count: > 0 } missing ? CallErrors.NotConfigured(missing) : null;

    /// <summary>Makes every check except the limits, which are counted when the call is placed.</summary>
    /// <returns>The number to dial, and the plan to call later if the restaurant is closed now.</returns>
    /// <exception cref="ConciergeException">The call is refused.</exception>
    public async Task<(string Number, RetryPlan? Opening)> CheckAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        ThrowIfUnavailable();
        var number = numbers.Check(details.PhoneNumber);
        if (await FindBlockAsync(details, number, cancellationToken) is { } refusal)
        {
            throw new ConciergeException(refusal);
        }

        calls.ThrowIfUnavailable();
        return (number, openings.PlanCall(details));
    }

    /// <summary>Makes the check of the opening hours alone.</summary>
    /// <exception cref="ConciergeException"><c>restaurant.closed</c>, <c>restaurant.closed_then</c>.</exception>
    public void ThrowIfClosed(ReservationDetails details) => openings.PlanCall(details);

    /// <summary>Tells what each check would say now. Nothing is counted.</summary>
    /// <exception cref="ConciergeException">The limits cannot be read (<c>data.not_writable</c>, <c>storage.…</c>).</exception>
    public async Task<CallPreview> PreviewAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        List<ConciergeError> refusals = [];
        RetryPlan? opening = null;
        Collect(ThrowIfUnavailable);
        Collect(() => numbers.Check(details.PhoneNumber));
        if (await FindBlockAsync(details, details.PhoneNumber, cancellationToken) is { } refusal)
        {
            refusals.Add(refusal);
        }

        var server = calls.GetUsage();
        Collect(calls.ThrowIfUnavailable);
        Collect(() => opening = openings.PlanCall(details));
        var usage = await limits.GetUsageAsync(details.PhoneNumber, details.Purpose, cancellationToken);

        // A call that waits for the restaurant to open is counted when it is dialled.
        if (opening is null)
        {
            refusals.AddRange(usage.Select(limit => limit.Refusal).OfType<ConciergeError>());
        }

        return new CallPreview([.. usage, server], refusals, opening);

        void Collect(Action check)
        {
            try
            {
                check();
            }
            catch (ConciergeException refused)
            {
                refusals.Add(refused.Error);
            }
        }
    }

    private async Task<ConciergeError?> FindBlockAsync(ReservationDetails details, string number, CancellationToken cancellationToken) =>
        await blocked.FindAsync(number, cancellationToken) is { } found ? CallErrors.Blocked(details.RestaurantName, found.Reason) : null;

    private void ThrowIfUnavailable()
    {
        if (UnavailableReason is { } error)
        {
            throw new ConciergeException(error);
        }
    }
}
