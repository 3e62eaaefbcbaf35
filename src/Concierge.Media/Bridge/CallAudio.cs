namespace Concierge.Media.Bridge;

/// <summary>
/// The audio of one call in both directions: finds the gaps in the callee's audio and the tone of an answering machine, and plays the agent's
/// audio. It allocates nothing. Not thread-safe.
/// </summary>
internal sealed class CallAudio(Conversation conversation)
{
    private readonly CalleeTimeline _timeline = new();
    private ToneDetector? _tone;

    /// <summary>The number of frames of the callee that trigger the next action. Suspected speech is evaluated frame by frame.</summary>
    public int AwaitedFrames => conversation.Sessions.Current is { } session && !conversation.Turns.IsSuspecting ? session.FramesUntilChunk : 1;

    /// <summary>Handles a new media stream: its timestamps start from zero.</summary>
    public void OnStreamAttached() => _timeline.Restart();

    /// <summary>Handles a frame of the callee.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, 20 ms.</param>
    /// <param name="timestampMs">Milliseconds since the start of the stream; 0 if there is none.</param>
    public CalleeFrame OnCalleeFrame(ReadOnlySpan<byte> payload, long timestampMs)
    {
        var missing = _timeline.RecordFrame(timestampMs);
        if (conversation.Sessions.Current is not { } session)
        {
            conversation.Sessions.AddAudio(payload, missing);
            return default;
        }

        var playback = conversation.Playback;
        var turns = conversation.Turns;
        var isConfirmed = (turns.IsSuspecting || playback.IsPlaying || conversation.Responses.IsPending)
            && turns.EvaluateFrame(payload, playback.IsPlaying, playback.IsInOpening);
        turns.RecordFrame();
        var endsTone = conversation.Silence.Mode == ListeningMode.Mute && (_tone ??= new ToneDetector()).EvaluateFrame(payload);
        return new CalleeFrame(session, missing, isConfirmed && !conversation.Farewell.IsLeaving, endsTone);
    }

    /// <summary>Handles audio of the model.</summary>
    /// <param name="responseId">The response it belongs to.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="contentIndex">The content part.</param>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono.</param>
    public AgentAudio OnAgentAudio(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        var playback = conversation.Playback;
        var isAbandoned = conversation.Responses.HasBegunSilently(responseId) && conversation.OnResponseCreated(responseId);
        var audio = new AgentAudio { Sink = playback.Sink, CancelAt = isAbandoned ? conversation.Sessions.Current : null };
        if (playback.IsCancelled(responseId))
        {
            return audio with { Unheard = playback.GetLateTruncation(itemId, contentIndex) };
        }

        var isFirst = !playback.HasSpoken;
        if (!playback.TryPlay(itemId, contentIndex, payload))
        {
            return audio;
        }

        conversation.Silence.OnAgentAudio();
        return audio with { IsFirst = isFirst, ReactionTime = conversation.Turns.TakeReactionTime() };
    }

    /// <summary>Handles the end of a content part's audio.</summary>
    public void OnAgentAudioDone(string itemId, int contentIndex)
    {
        conversation.Playback.MarkComplete(itemId, contentIndex);
        conversation.UpdateFarewell();
    }

    /// <summary>Handles a mark that returned: the callee has heard the audio before it.</summary>
    public void OnMark(PlaybackMark mark)
    {
        if (conversation.Playback.AcknowledgeMark(mark))
        {
            conversation.Update();
        }
    }

    /// <summary>Whether the callee's audio has stopped during speech: <see cref="SilentAudio.EndTurnAsync"/> must then end the turn.</summary>
    public bool TakeStall()
    {
        var isStalled = conversation is { IsClosed: false, Sessions.Current: not null } && conversation.Turns.TakeStall();
        if (isStalled)
        {
            _timeline.RecordInsertedSilence(CalleeTimeline.MaxSilentFrames);
        }

        return isStalled;
    }
}
