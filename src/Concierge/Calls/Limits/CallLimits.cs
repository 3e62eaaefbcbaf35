using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls.Limits;

/// <summary>
/// Enforces the limits of calls over all processes that share a database: per user and hour, per user and day, calls in progress per restaurant
/// and in total, and a pause after a final answer. A person may have limits of their own.
/// </summary>
internal sealed class CallLimits(
    CallLimitOptions options, CallOptions callOptions, ICallLimitStore store, TimeProvider timeProvider, IPersonalLimitReader? persons = null)
{
    // If the process was killed, no end of the call is stored. Its line becomes free after the time limit and this margin.
    private static readonly TimeSpan ExpiryMargin = TimeSpan.FromMinutes(1);

    /// <summary>Counts a call and occupies the restaurant's line. The user is the current one.</summary>
    /// <param name="callId">The id of the call.</param>
    /// <param name="number">The number to call, E.164.</param>
    /// <param name="purpose">The purpose of the call. A change or a cancellation needs no pause.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The counted attempt, for <see cref="ForgetAsync"/>.</returns>
    /// <exception cref="ConciergeException">
    /// A limit is reached (<c>limit.line</c>, <c>limit.pause</c>, <c>limit.hour</c>, <c>limit.day</c>, <c>limit.total</c>), or the times cannot be
    /// stored (<c>storage.…</c>). Nothing was counted.
    /// </exception>
    public Task<CallTimeEntry> TakeAsync(string callId, string number, CallPurpose purpose, CancellationToken cancellationToken) =>
        AddAsync(CreateEntry(callId, callId, CurrentUser.Fingerprint, CurrentUser.ComputeFingerprint(number)), NeedsPause(purpose), cancellationToken);

    /// <summary>Counts another attempt of a call that already occupies its line.</summary>
    /// <param name="callId">The id of the call.</param>
    /// <param name="attempt">The number of the attempt.</param>
    /// <param name="user">The fingerprint of the call's user.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <inheritdoc cref="TakeAsync"/>
    public Task<CallTimeEntry> TakeRetryAsync(string callId, int attempt, string? user, CancellationToken cancellationToken) =>
        AddAsync(CreateEntry($"{callId}-{attempt}", callId, user, line: null), needsPause: false, cancellationToken);

    /// <summary>Tells what a call would use, without counting one. The user is the current one.</summary>
    /// <param name="number">The number to call, E.164.</param>
    /// <param name="purpose">The purpose of the call.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The times cannot be read (<c>storage.…</c>).</exception>
    public async Task<IReadOnlyList<LimitUsage>> GetUsageAsync(string number, CallPurpose purpose, CancellationToken cancellationToken)
    {
        var attempt = CreateEntry("", "", CurrentUser.Fingerprint, CurrentUser.ComputeFingerprint(number));
        var rules = await GetRulesAsync(attempt.User, cancellationToken);
        return rules.Describe(await store.ReadAsync(attempt, cancellationToken), attempt, NeedsPause(purpose));
    }

    /// <summary>Stores the end of a call that the carrier did not accept, and frees the restaurant's line. Other calls end with their result.</summary>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>storage.…</c>).</exception>
    public Task EndAsync(string callId) => store.EndAsync(callId, timeProvider.GetUtcNow(), settled: false);

    /// <summary>Removes an attempt that was never placed: it does not count.</summary>
    /// <param name="attempt">The attempt that was counted.</param>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>storage.…</c>).</exception>
    public Task ForgetAsync(CallTimeEntry attempt) => store.RemoveAsync(attempt);

    private static bool NeedsPause(CallPurpose purpose) => purpose == CallPurpose.Book;

    private CallTimeEntry CreateEntry(string id, string callId, string? user, string? line)
    {
        // As exact as the databases store it: what they compare must come out the same here.
        var now = timeProvider.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return new CallTimeEntry(id, callId, now, user, line, now + callOptions.Timeout + ExpiryMargin);
    }

    private async Task<CallLimitRules> GetRulesAsync(string? user, CancellationToken cancellationToken)
    {
        var own = user is not null && persons is not null ? await persons.FindAsync(user, cancellationToken) : null;
        var limits = own is null ? options : options with
        {
            CallsPerHour = own.CallsPerHour ?? options.CallsPerHour,
            CallsPerDay = own.CallsPerDay ?? options.CallsPerDay,
        };
        return new CallLimitRules(limits, timeProvider, own);
    }

    private async Task<CallTimeEntry> AddAsync(CallTimeEntry attempt, bool needsPause, CancellationToken cancellationToken)
    {
        var rules = await GetRulesAsync(attempt.User, cancellationToken);
        if (await store.TryAddAsync(attempt, rules, needsPause, cancellationToken) is not { } entries)
        {
            return attempt;
        }

        var refusal = rules.Describe(entries, attempt, needsPause).FirstOrDefault(limit => limit.Refusal is not null)?.Refusal;
        throw new ConciergeException(refusal ?? throw new InvalidOperationException("The store refused a call that the limits allow."));
    }
}
