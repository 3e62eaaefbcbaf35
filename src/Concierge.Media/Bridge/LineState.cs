namespace Concierge.Media.Bridge;

/// <summary>What the policies for silence, turns and the farewell know of each other and of the line, at one moment.</summary>
internal readonly record struct LineState
{
    /// <summary>Whether a media stream is attached.</summary>
    public bool HasStream { get; init; }

    /// <summary>Whether a voice session is attached.</summary>
    public bool HasSession { get; init; }

    /// <summary>Whether the callee has been sent audio of the agent in this call.</summary>
    public bool HasAgentSpoken { get; init; }

    /// <summary>Whether the callee is speaking.</summary>
    public bool IsCalleeSpeaking { get; init; }

    /// <summary>Whether a turn of the callee waits for its transcript.</summary>
    public bool HasDoubtfulTurns { get; init; }

    /// <summary>Whether a response is active, requested or wanted.</summary>
    public bool IsResponseExpected { get; init; }

    /// <summary>Whether the callee still hears audio of the agent.</summary>
    public bool IsPlaying { get; init; }

    /// <summary>The length of the agent's audio that was sent and that the callee has not heard yet.</summary>
    public TimeSpan Unheard { get; init; }

    /// <summary>Whether the agent ends the call.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>How the agent listens.</summary>
    public ListeningMode Mode { get; init; }

    /// <summary>Whether the callee speaks, or has spoken and it is not known yet whether they said something.</summary>
    public bool IsCalleeActive => IsCalleeSpeaking || HasDoubtfulTurns;

    /// <summary>Reads the state of a conversation.</summary>
    public static LineState Read(Conversation conversation) => new()
    {
        HasStream = conversation.Playback.Sink is not null,
        HasSession = conversation.Sessions.Current is not null,
        HasAgentSpoken = conversation.Playback.HasSpoken,
        IsCalleeSpeaking = conversation.Turns.IsCalleeSpeaking,
        HasDoubtfulTurns = conversation.Turns.HasDoubtfulTurns,
        IsResponseExpected = conversation.Responses.IsExpected,
        IsPlaying = conversation.Playback.IsPlaying,
        Unheard = conversation.Playback.Unheard,
        IsLeaving = conversation.Farewell.IsLeaving,
        Mode = conversation.Silence.Mode,
    };
}
