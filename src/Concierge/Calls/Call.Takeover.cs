using Concierge.Calls.Results;

namespace Concierge.Calls;

/// <content>What an operator sees of a call, and does with it.</content>
public sealed partial class Call
{
    private TimeSpan? _takenOverAt;

    /// <summary>The events so far, in order.</summary>
    internal IReadOnlyList<CallEvent> Events => _events.GetEvents();

    /// <summary>How long after the answer a person took the call over; <see langword="null"/> if nobody has.</summary>
    internal TimeSpan? TakenOverAt => WithLock(() => _takenOverAt);

    /// <summary>Records that a person has taken the call over.</summary>
    internal void OnTakenOver()
    {
        WithLock(() => _takenOverAt = GetTimeSinceAnswer());
        RecordWarning(CallErrors.TakenOver);
    }
}
