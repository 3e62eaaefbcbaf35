using Concierge.Calls.Limits;
using Concierge.Calls.Results;

namespace Concierge.Calls.Lifecycle;

/// <summary>Stores nothing but the end of each call, for the limits.</summary>
internal sealed class NullCallRecorder(ICallLimitStore limits, TimeProvider timeProvider) : ICallRecorder
{
    /// <inheritdoc/>
    public bool KeepsScheduledCalls => false;

    /// <inheritdoc/>
    public Task RecordScheduledAsync(Call call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RecordDiallingAsync(Call call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void RecordProgress(Call call)
    {
        // Nothing is stored.
    }

    /// <inheritdoc/>
    public void RecordAdoption(Call call)
    {
        // Nothing is stored.
    }

    /// <inheritdoc/>
    public async Task<RecordedOutcome> RecordFinishedAsync(Call call, VoiceCallResult result)
    {
        await limits.EndAsync(call.Id, timeProvider.GetUtcNow(), CallLimitRules.IsSettled(result.Outcome));
        return RecordedOutcome.None;
    }
}
