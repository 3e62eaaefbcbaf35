using Concierge.Calls.Results;
namespace Concierge.Calls;

/// <summary>Stores nothing.</summary>
internal sealed class NullCallRecorder : ICallRecorder
{
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
    public Task<RecordedOutcome> RecordFinishedAsync(Call call, VoiceCallResult result) => Task.FromResult(RecordedOutcome.None);
}
