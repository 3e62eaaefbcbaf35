namespace Concierge.Calls;

/// <summary>How long ago a call was created and answered, by the clock of this process. Not thread-safe: the call's lock guards it.</summary>
internal sealed class CallTimeline
{
    private readonly TimeProvider _timeProvider;
    private readonly long _created;
    private long? _answered;

    /// <summary>Starts with a call that was created some time ago.</summary>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="age">How long ago the call was created, perhaps by another process.</param>
    public CallTimeline(TimeProvider timeProvider, TimeSpan age)
    {
        _timeProvider = timeProvider;
        _created = GetTimestampBefore(age);
    }

    /// <summary>Time since the call was created.</summary>
    public TimeSpan Elapsed => _timeProvider.GetElapsedTime(_created);

    /// <summary>Whether the current attempt was answered.</summary>
    public bool IsAnswered => _answered is not null;

    /// <summary>Time since the current attempt was answered; zero before.</summary>
    public TimeSpan SinceAnswer => _answered is { } answered ? _timeProvider.GetElapsedTime(answered) : TimeSpan.Zero;

    /// <summary>Records that the current attempt is answered. Later reports change nothing.</summary>
    public void OnAnswered() => _answered ??= _timeProvider.GetTimestamp();

    /// <summary>Records that the current attempt was answered some time ago, on another server.</summary>
    public void RestoreAnswer(TimeSpan ago) => _answered = GetTimestampBefore(ago);

    /// <summary>Starts the next attempt, which is not answered yet.</summary>
    public void StartNextAttempt() => _answered = null;

    private long GetTimestampBefore(TimeSpan span) => _timeProvider.GetTimestamp() - (long)(span.TotalSeconds * _timeProvider.TimestampFrequency);
}
