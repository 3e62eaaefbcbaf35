namespace Concierge.Media.Bridge;

/// <summary>
/// One conversation on the line: passes each event to the state machines that it concerns, and answers what is to be done. It sends nothing
/// but the agent's audio, which the media stream queues. Not thread-safe: its callers hold <see cref="Lock"/>, and send outside it.
/// </summary>
internal sealed class Conversation : IAsyncDisposable
{
    /// <param name="options">The timings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onDue">Called outside any lock when a deadline may be due.</param>
    public Conversation(VoiceBridgeOptions options, TimeProvider timeProvider, Action<ConversationDeadline> onDue)
    {
        var guard = new InterruptionGuard();
        Playback = new AgentPlayback(options, guard);
        Turns = new TurnTaking(options, guard, timeProvider, () => onDue(ConversationDeadline.Transcripts), () => onDue(ConversationDeadline.Stall));
        Responses = new ResponseScheduler(options, timeProvider, () => onDue(ConversationDeadline.Response));
        Silence = new SilencePolicy(options, timeProvider, () => onDue(ConversationDeadline.Silence));
        Farewell = new FarewellPolicy(options, timeProvider, () => onDue(ConversationDeadline.Farewell));
    }

    /// <summary>Guards the conversation and its state machines.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The voice session.</summary>
    public VoiceSessionSlot Sessions { get; } = new();

    /// <summary>The agent's audio.</summary>
    public AgentPlayback Playback { get; }

    /// <summary>The callee's turns.</summary>
    public TurnTaking Turns { get; }

    /// <summary>The model's responses.</summary>
    public ResponseScheduler Responses { get; }

    /// <summary>The silences.</summary>
    public SilencePolicy Silence { get; }

    /// <summary>The farewell.</summary>
    public FarewellPolicy Farewell { get; }

    /// <summary>Whether the call has ended: nothing is decided any more.</summary>
    public bool IsClosed { get; private set; }

    private LineState Line => LineState.Read(this);

    /// <summary>Attaches a media stream. The playback that was lost with the old one is requested again.</summary>
    public Interruption AttachStream(IAudioSink sink)
    {
        var isLost = !Playback.IsEmpty && !Farewell.IsLeaving;
        var cancelled = isLost ? FindActiveResponse() : null;
        var truncations = Playback.Attach(sink, cancelled);
        if (isLost && Silence.Mode == ListeningMode.Conversing)
        {
            Responses.Request();
        }

        Silence.OnStreamAttached(Line);
        return new Interruption(truncations, cancelled, Sessions.Current, sink);
    }

    /// <summary>Detaches a media stream, unless another has replaced it.</summary>
    public void DetachStream(IAudioSink sink)
    {
        if (Playback.TryDetach(sink))
        {
            Silence.OnStreamDetached();
        }
    }

    /// <summary>Attaches a voice session when no audio waits for it any more.</summary>
    /// <param name="session">The session.</param>
    /// <param name="speaks">Whether it has something to say first.</param>
    /// <returns>The frames to send to it first; empty when it is attached.</returns>
    public IReadOnlyList<byte[]> AttachSession(IVoiceSession session, bool speaks)
    {
        var audio = Sessions.AttachOrTakeAudio(session);
        if (audio.Count == 0 && speaks)
        {
            Responses.Request();
        }

        UpdateSilence();
        return audio;
    }

    /// <summary>Detaches the lost voice session. The next one gives the response that was lost with it.</summary>
    public IVoiceSession? DetachSession()
    {
        var session = Sessions.Detach();
        if (Responses.Reset() && Silence.Mode != ListeningMode.Mute)
        {
            Responses.Request();
        }

        Playback.DetachSession();
        Turns.Abandon();
        return session;
    }

    /// <summary>Handles the begin of the callee's speech.</summary>
    /// <returns>Whether it interrupts the agent.</returns>
    public bool OnSpeechStarted()
    {
        Silence.OnCalleeSpeechStarted();
        var canInterrupt = Playback.Sink is not null && !Farewell.IsLeaving && (Playback.IsPlaying || Responses.IsPending);
        return Turns.OnSpeechStarted(canInterrupt, Playback.IsInOpening);
    }

    /// <summary>Handles the end of the callee's speech.</summary>
    public void OnSpeechStopped(string itemId, TimeSpan length)
    {
        Silence.OnCalleeSpeechStopped(Line);
        if (Turns.OnSpeechStopped(itemId, length, Line))
        {
            AnswerTurn();
            UpdateSilence();
        }
    }

    /// <summary>Decides on a turn that waited for its transcript.</summary>
    /// <param name="itemId">The turn.</param>
    /// <param name="text">Its transcript; <see langword="null"/> if it did not arrive in time.</param>
    public TurnDecision Decide(string itemId, string? text)
    {
        var decision = IsClosed ? TurnDecision.None : Turns.Decide(itemId, text, Line);
        if (decision == TurnDecision.None)
        {
            return decision;
        }

        if (decision == TurnDecision.Answered)
        {
            Farewell.Continue();
            AnswerTurn();
        }
        else
        {
            Silence.OnTurnIgnored(Line);
        }

        Update();
        return decision;
    }

    /// <summary>Stops the agent.</summary>
    public Interruption Interrupt()
    {
        var cancelled = FindActiveResponse();
        var truncations = Playback.Interrupt(cancelled);
        Responses.Abandon();
        Turns.OnInterrupted();
        return new Interruption(truncations, cancelled, Sessions.Current, Playback.Sink);
    }

    /// <summary>Ignores all further speech: an answering machine speaks.</summary>
    public void Mute()
    {
        Silence.Mute(Line);
        Responses.Withdraw();
    }

    /// <summary>Handles the begin of a response.</summary>
    /// <returns>Whether to cancel it because it was abandoned before it began.</returns>
    public bool OnResponseCreated(string responseId)
    {
        var isAbandoned = Responses.RecordCreated(responseId);
        if (isAbandoned)
        {
            Playback.MarkCancelled(responseId);
        }

        Silence.OnResponseBegan();
        return isAbandoned;
    }

    /// <summary>Handles the end of a response.</summary>
    /// <param name="responseId">The response.</param>
    /// <param name="isToolRunning">Whether a tool runs: it decides itself how the conversation continues.</param>
    public void OnResponseDone(string responseId, bool isToolRunning)
    {
        Responses.RecordDone(responseId);
        UpdateFarewell();
        Silence.OnResponseEnded(Line, isToolRunning);
    }

    /// <summary>Handles a response that the model refused to begin.</summary>
    /// <param name="isAnotherActive">Whether another response is active: the refused one is requested when that ends.</param>
    /// <param name="isToolRunning">Whether a tool runs.</param>
    public void OnResponseRefused(bool isAnotherActive, bool isToolRunning)
    {
        Responses.RecordRefused();
        if (isAnotherActive)
        {
            Responses.Request();
        }

        Silence.OnResponseEnded(Line, isToolRunning);
    }

    /// <summary>Handles the result of a tool.</summary>
    public void OnToolResult(ToolContinuation next)
    {
        switch (next)
        {
            case ToolContinuation.Respond when !Farewell.IsLeaving:
                RequestAnswer();
                break;
            case ToolContinuation.Hold:
                Silence.BeginHold();
                break;
            case ToolContinuation.EndCall:
                Farewell.Leave();
                break;
        }

        Update();
    }

    /// <summary>Takes the response that is wanted, when it can be requested.</summary>
    /// <returns>The session at which to request it; <see langword="null"/> if none is wanted or it must wait.</returns>
    public IVoiceSession? TakeRequest()
    {
        // A response would talk over the callee. The last line does not wait for them, because hold music never pauses.
        var mustWait = IsClosed || Playback.Sink is null || (Turns.IsCalleeSpeaking && Farewell.LastLine is null);
        return !mustWait && Sessions.Current is { } session && Responses.TryTake() ? session : null;
    }

    /// <summary>Decides what to do about a silence that may be over.</summary>
    public SilenceAction TakeSilence()
    {
        var action = IsClosed ? SilenceAction.None : Silence.TakeDue(Line);
        if (action == SilenceAction.SpeakFirst)
        {
            Responses.Request();
        }

        return action;
    }

    /// <summary>Whether the call may end, because the farewell has been heard.</summary>
    public bool TakeFarewell() => !IsClosed && Farewell.TakeDue(Line);

    /// <summary>Updates the farewell and the silence after a change on the line.</summary>
    public void Update()
    {
        UpdateFarewell();
        UpdateSilence();
    }

    /// <summary>Updates the silence after a change on the line.</summary>
    public void UpdateSilence() => Silence.Update(Line);

    /// <summary>Updates the farewell after a change on the line.</summary>
    public void UpdateFarewell()
    {
        if (!IsClosed && Farewell.IsLeaving)
        {
            Farewell.Update(Line);
        }
    }

    /// <summary>Ends the conversation, unless it has ended before.</summary>
    public bool TryClose()
    {
        var wasOpen = !IsClosed;
        IsClosed = true;
        Playback.Close();
        return wasOpen;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Silence.DisposeAsync();
        await Turns.DisposeAsync();
        await Responses.DisposeAsync();
        await Farewell.DisposeAsync();
    }

    private void AnswerTurn()
    {
        Silence.OnCalleeAnswered();
        RequestAnswer();
    }

    // A duplex model answers by itself.
    private void RequestAnswer()
    {
        if (Sessions.Current is null or ITurnBasedVoiceSession)
        {
            Responses.Request();
        }
    }

    private string? FindActiveResponse() => Responses.Active is { } active && !Playback.IsCancelled(active) ? active : null;
}
