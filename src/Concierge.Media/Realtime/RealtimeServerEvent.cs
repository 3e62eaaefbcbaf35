namespace Concierge.Media.Realtime;

/// <summary>The server events that the session handles; other events are not parsed.</summary>
internal enum RealtimeServerEvent
{
    /// <summary>Any event that is not handled.</summary>
    Other,

    /// <summary><c>session.updated</c>.</summary>
    SessionUpdated,

    /// <summary><c>input_audio_buffer.speech_started</c>.</summary>
    SpeechStarted,

    /// <summary><c>input_audio_buffer.speech_stopped</c>.</summary>
    SpeechStopped,

    /// <summary><c>conversation.item.added</c>.</summary>
    ItemAdded,

    /// <summary><c>conversation.item.input_audio_transcription.completed</c>.</summary>
    CalleeTranscribed,

    /// <summary><c>conversation.item.input_audio_transcription.failed</c>.</summary>
    CalleeNotTranscribed,

    /// <summary><c>response.created</c>.</summary>
    ResponseCreated,

    /// <summary><c>response.output_audio.done</c>.</summary>
    AudioDone,

    /// <summary><c>response.output_audio_transcript.delta</c>.</summary>
    AgentTranscriptDelta,

    /// <summary><c>response.output_audio_transcript.done</c>.</summary>
    AgentTranscribed,

    /// <summary><c>response.output_item.done</c>.</summary>
    OutputItemDone,

    /// <summary><c>response.done</c>.</summary>
    ResponseDone,

    /// <summary><c>error</c>.</summary>
    Error,
}
