using Concierge.Calls.Results;
namespace Concierge.Calls;

/// <summary>Writes nothing down.</summary>
internal sealed class NoCallRecords : ICallRecords
{
    /// <inheritdoc/>
    public Task DiallingAsync(Call call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Progressed(Call call)
    {
        // Nothing is kept.
    }

    /// <inheritdoc/>
    public void TakenUp(Call call)
    {
        // Nothing is kept.
    }

    /// <inheritdoc/>
    public Task<CallRecording> FinishedAsync(Call call, VoiceCallResult result) => Task.FromResult(CallRecording.None);
}
