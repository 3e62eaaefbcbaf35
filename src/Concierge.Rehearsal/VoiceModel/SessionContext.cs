namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The state of one session that its parts share. Code that reads or changes it holds the lock of the services.</summary>
internal sealed class SessionContext(SessionServices services, SessionConfiguration configuration, CancellationToken ending)
{
    private readonly List<Task> _backgroundTasks = [];

    public SessionServices Services => services;

    public Conversation Conversation { get; } = new();

    public SessionConfiguration Configuration { get; set; } = configuration;

    /// <summary>Whether the user is in a turn, according to turn detection.</summary>
    public bool IsInTurn { get; set; }

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken Ending => ending;

    /// <summary>The tasks that outlive their client event.</summary>
    public IReadOnlyList<Task> BackgroundTasks => _backgroundTasks;

    /// <summary>Tracks a task that outlives its client event.</summary>
    public void TrackBackgroundTask(Task task)
    {
        _backgroundTasks.RemoveAll(finished => finished.IsCompletedSuccessfully);
        _backgroundTasks.Add(task);
    }

    /// <summary>Sends an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="clientEventId">The client event that caused it; <see langword="null"/> without one.</param>
    public void RejectEvent(RealtimeErrorException error, string? clientEventId)
    {
        services.Logger.LogEventRejected(error.Code, error.Param);
        services.Events.SendError(error, clientEventId);
    }
}
