namespace Concierge.Media.Bridge;

/// <summary>
/// Decides when the call may end after the agent has begun to leave: when the callee has heard everything, and no more is to come.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// None → <see cref="Leave"/> → Goodbye; any → <see cref="SayLast"/> → LastLine; both → <see cref="Continue"/> → None. A mark may be lost, so
/// the goodbye counts as heard some seconds after the end of its audio at the latest.
/// </remarks>
internal sealed class FarewellPolicy : IAsyncDisposable
{
    // Long enough for a last question; a noisy line must not keep the call open.
    private const int MaxExtensions = 3;

    private readonly TimeSpan _grace;
    private readonly Deadline _deadline;
    private int _extensions;

    /// <param name="options">The timings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onDue">Called when the call may end: ask <see cref="TakeDue"/>.</param>
    public FarewellPolicy(VoiceBridgeOptions options, TimeProvider timeProvider, Action onDue)
    {
        _grace = options.FarewellGrace;
        _deadline = new Deadline(timeProvider, onDue);
    }

    /// <summary>The step of the farewell.</summary>
    public FarewellStep Step { get; private set; }

    /// <summary>Whether the agent ends the call.</summary>
    public bool IsLeaving => Step != FarewellStep.None;

    /// <summary>The line that the agent says last; <see langword="null"/> if it chooses its own words.</summary>
    public string? LastLine { get; private set; }

    /// <summary>Begins the farewell: the agent has decided to end the call. A given last line stays.</summary>
    public void Leave()
    {
        Step = Step == FarewellStep.LastLine ? FarewellStep.LastLine : FarewellStep.Goodbye;
        _extensions = 0;
    }

    /// <summary>Begins the farewell with a given line.</summary>
    public void SayLast(string line)
    {
        Step = FarewellStep.LastLine;
        LastLine = line;
        _extensions = 0;
    }

    /// <summary>Ends the farewell: the conversation continues.</summary>
    public void Continue()
    {
        Step = FarewellStep.None;
        LastLine = null;
        _deadline.Stop();
    }

    /// <summary>Counts anew until the farewell has been heard: at once when the line is quiet.</summary>
    public void Update(in LineState line)
    {
        if (IsLeaving)
        {
            var isQuiet = !line.IsResponseExpected && !line.IsPlaying && !line.IsCalleeActive;
            _deadline.Start(isQuiet ? TimeSpan.Zero : line.Unheard + _grace);
        }
    }

    /// <summary>Decides whether the call may end, when the farewell may have been heard.</summary>
    public bool TakeDue(in LineState line)
    {
        if (!_deadline.TryTake() || !IsLeaving)
        {
            return false;
        }

        // More audio may follow: the response has its own deadline. The callee may finish a last question.
        if (line.IsResponseExpected || (line.IsCalleeActive && Step == FarewellStep.Goodbye && _extensions++ < MaxExtensions))
        {
            _deadline.Start(_grace);
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _deadline.DisposeAsync();
}
