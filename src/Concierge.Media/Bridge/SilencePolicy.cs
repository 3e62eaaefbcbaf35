namespace Concierge.Media.Bridge;

/// <summary>
/// Counts the silences of a call and decides what to do about each: before the first word, in the conversation, on hold, after a machine's
/// announcement. At most one of them is counted at a time. Not thread-safe.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Mode</term><description>Silence that is counted, and what follows</description></listheader>
/// <item><term>Conversing, the agent has not spoken</term><description>Opening → the agent speaks first</description></item>
/// <item><term>Conversing, the agent has spoken</term><description>Conversation → asks whether the callee is there → says goodbye</description></item>
/// <item><term>OnHold</term><description>Hold → says goodbye; the agent's next audio ends the hold</description></item>
/// <item><term>Mute</term><description>Machine → the machine records; this mode is final</description></item>
/// </list>
/// </remarks>
internal sealed class SilencePolicy : IAsyncDisposable
{
    private readonly VoiceBridgeOptions _options;
    private readonly Deadline _deadline;
    private SilenceWait _wait;
    private bool _hasAsked;

    /// <param name="options">The timings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onDue">Called when a silence may be over: ask <see cref="TakeDue"/>.</param>
    public SilencePolicy(VoiceBridgeOptions options, TimeProvider timeProvider, Action onDue)
    {
        _options = options;
        _deadline = new Deadline(timeProvider, onDue);
    }

    /// <summary>How the agent listens.</summary>
    public ListeningMode Mode { get; private set; }

    /// <summary>Whether the guest is being asked: the agent then asks the callee to wait instead of asking whether they are there.</summary>
    public bool IsAwaitingGuest { get; set; }

    /// <summary>The silence that is being counted.</summary>
    public SilenceWait Wait => _deadline.IsRunning ? _wait : SilenceWait.None;

    /// <summary>Handles a media stream that was attached.</summary>
    public void OnStreamAttached(in LineState line)
    {
        if (!line.HasAgentSpoken && Mode == ListeningMode.Conversing)
        {
            Start(SilenceWait.Opening, _options.OpeningSilence);
        }

        Update(line);
    }

    /// <summary>Handles the loss of the media stream.</summary>
    public void OnStreamDetached() => Stop(SilenceWait.Conversation, SilenceWait.Machine);

    /// <summary>Handles the callee's speech.</summary>
    public void OnCalleeSpeechStarted() => StopAllButHold();

    /// <summary>Handles the end of the callee's speech.</summary>
    public void OnCalleeSpeechStopped(in LineState line)
    {
        // A machine without a tone signals the start of recording by silence.
        if (Mode == ListeningMode.Mute && !line.IsLeaving)
        {
            Start(SilenceWait.Machine, _options.MachineSilence);
        }
    }

    /// <summary>Handles a turn of the callee that is to be answered: the callee is there.</summary>
    public void OnCalleeAnswered() => _hasAsked = false;

    /// <summary>Handles a turn of the callee that is not answered. Before the agent's first word it still has to speak first.</summary>
    public void OnTurnIgnored(in LineState line)
    {
        if (!line.HasAgentSpoken && Mode == ListeningMode.Conversing)
        {
            Start(SilenceWait.Opening, _options.OpeningSilence);
        }
    }

    /// <summary>Handles the begin of a response.</summary>
    public void OnResponseBegan() => StopAllButHold();

    /// <summary>Handles audio of the agent, which ends a hold.</summary>
    public void OnAgentAudio()
    {
        if (Mode == ListeningMode.OnHold)
        {
            Mode = ListeningMode.Conversing;
            Stop(SilenceWait.Hold);
        }
    }

    /// <summary>Begins to hold, unless a machine speaks.</summary>
    public void BeginHold()
    {
        if (Mode == ListeningMode.Conversing)
        {
            Mode = ListeningMode.OnHold;
            Start(SilenceWait.Hold, _options.HoldTimeout);
        }
    }

    /// <summary>Ignores all further speech: an answering machine speaks.</summary>
    public void Mute(in LineState line)
    {
        Mode = ListeningMode.Mute;
        _deadline.Stop();
        if (!line.IsCalleeSpeaking)
        {
            // The greeting, and even the tone, may be over already.
            Start(SilenceWait.Machine, _options.MachineSilence);
        }
    }

    /// <summary>Handles the agent's last line: no silence keeps it from leaving.</summary>
    public void OnLeaving() => _deadline.Stop();

    /// <summary>Counts the silence of a conversation anew, from the expected end of playback, or stops counting it when a side is active.</summary>
    /// <remarks>From the expected end, because a mark may never come back.</remarks>
    public void Update(in LineState line)
    {
        if (Mode != ListeningMode.Conversing)
        {
            return;
        }

        if (line is { HasAgentSpoken: true, IsCalleeActive: false, IsLeaving: false, HasStream: true, HasSession: true, IsResponseExpected: false })
        {
            Start(SilenceWait.Conversation, line.Unheard + (IsAwaitingGuest ? 2 * _options.SilenceTimeout : _options.SilenceTimeout));
        }
        else
        {
            Stop(SilenceWait.Conversation);
        }
    }

    /// <summary>Handles a response that ended. If it brought no opening words, the silence before the first word is counted again.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isToolRunning">Whether a tool runs: it decides itself how the conversation continues.</param>
    public void OnResponseEnded(in LineState line, bool isToolRunning)
    {
        Update(line);
        if (Mode == ListeningMode.Conversing && !isToolRunning
            && line is { HasAgentSpoken: false, IsCalleeActive: false, IsLeaving: false, HasStream: true, IsResponseExpected: false })
        {
            Start(SilenceWait.Opening, _options.OpeningSilence);
        }
    }

    /// <summary>Decides what to do when a silence may be over.</summary>
    public SilenceAction TakeDue(in LineState line) => !_deadline.TryTake() ? SilenceAction.None : _wait switch
    {
        SilenceWait.Opening when !line.IsCalleeActive && !line.HasAgentSpoken && Mode == ListeningMode.Conversing => SilenceAction.SpeakFirst,
        SilenceWait.Hold when !line.IsLeaving => SilenceAction.GiveUpOnHold,
        SilenceWait.Machine when !line.IsLeaving && !line.IsCalleeSpeaking => SilenceAction.MachineRecords,
        SilenceWait.Conversation when !line.IsLeaving && !line.IsCalleeSpeaking => DecideOnSilentCallee(),
        _ => SilenceAction.None,
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _deadline.DisposeAsync();

    private SilenceAction DecideOnSilentCallee()
    {
        if (IsAwaitingGuest)
        {
            return SilenceAction.TellStillAsking;
        }

        var hadAsked = _hasAsked;
        _hasAsked = true;
        return hadAsked ? SilenceAction.GiveUpOnSilence : SilenceAction.AskWhetherThere;
    }

    private void Start(SilenceWait wait, TimeSpan delay)
    {
        _wait = wait;
        _deadline.Start(delay);
    }

    private void StopAllButHold()
    {
        if (_wait != SilenceWait.Hold)
        {
            _deadline.Stop();
        }
    }

    private void Stop(SilenceWait wait, SilenceWait orWait = SilenceWait.None)
    {
        if (_wait == wait || _wait == orWait)
        {
            _deadline.Stop();
        }
    }
}
