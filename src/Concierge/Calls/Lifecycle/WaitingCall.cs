using Concierge.Calls.Results;

namespace Concierge.Calls.Lifecycle;

/// <summary>A call that waits for its next attempt in this process.</summary>
/// <param name="plan">The time and number of the attempt.</param>
/// <param name="result">The call's result if the attempt is cancelled.</param>
/// <param name="startAttemptAsync">Starts the attempt when its time has come.</param>
internal sealed class WaitingCall(RetryPlan plan, VoiceCallResult result, Func<Call, Task> startAttemptAsync)
{
    /// <summary>The time and number of the attempt.</summary>
    public RetryPlan Plan { get; } = plan;

    /// <summary>Whether the restaurant has not been called yet.</summary>
    public bool WasNeverDialled => Result.Error == CallErrors.CancelledBeforeOpening;

    /// <summary>The call's result if the attempt is cancelled.</summary>
    public VoiceCallResult Result { get; } = result;

    /// <summary>Starts the attempt when its time has come.</summary>
    public Func<Call, Task> StartAttemptAsync { get; } = startAttemptAsync;

    /// <summary>The timer of the attempt.</summary>
    public ITimer? Timer { get; set; }
}
