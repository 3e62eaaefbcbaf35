using Concierge.Calls.Results;
namespace Concierge.Calls;

/// <summary>Stores nothing.</summary>
internal sealed class NoCallRecords : ICallRecords
{
    /// <inheritdoc/>
    public Task DiallingAsync(Call call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Progressed(Call call)
    {
        // Nothing is stored.
    }

    /// <inheritdoc/>
    public void TakenUp(Call call)
    {
        // Nothing is stored.
    }

    /// <inheritdoc/>
    public Task<CallRecording> FinishedAsync(Call call, VoiceCallResult result) => Task.FromResult(CallRecording.None);
}
