namespace Concierge.Calls.Lifecycle;

/// <summary>Waits for the words of the callee. Their transcription runs beside the call and may arrive after the hang-up.</summary>
internal sealed class TranscriptionWait(CallContext context)
{
    // A person who answers has introduced themselves within this time.
    private static readonly TimeSpan MaxAnnouncement = TimeSpan.FromSeconds(12);

    private readonly ChangeSignal _changed = new(context.Services.Time);

    /// <summary>The longest wait for transcripts.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Records that the callee has begun to speak, that a turn was added, transcribed or removed, or that the call ends.</summary>
    public void OnChanged() => _changed.Set();

    /// <summary>Waits until all turns of the callee are transcribed, at most two seconds.</summary>
    /// <param name="includesBegunTurn">Whether a turn counts that the callee has begun and that is not over.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitForTranscriptsAsync(bool includesBegunTurn, CancellationToken cancellationToken) => _changed.WaitWhileAsync(
        () => context.Call.Turns.HasPendingTranscription || (includesBegunTurn && context.Call.Turns.HasBegunTurn), Timeout, cancellationToken);

    /// <summary>Waits until the callee has finished the announcement that they are making and it is transcribed, at most twelve seconds.</summary>
    /// <remarks>A turn has begun until it is added, which is a moment after the callee stops: in between nothing is known of its words.</remarks>
    public Task WaitForAnnouncementAsync(CancellationToken cancellationToken) => _changed.WaitWhileAsync(
        () => !context.End.IsDecided && (context.Call.Turns.HasBegunTurn || context.Call.Turns.HasPendingTranscription), MaxAnnouncement, cancellationToken);
}
