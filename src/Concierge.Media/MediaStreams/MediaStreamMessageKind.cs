namespace Concierge.Media.MediaStreams;

/// <summary>The types of messages that Twilio sends on a media stream (twilio.com/docs/voice/media-streams/websocket-messages).</summary>
internal enum MediaStreamMessageKind
{
    /// <summary>Not JSON, or without an event name.</summary>
    Invalid,

    /// <summary>JSON with an unknown event name. It is ignored, because Twilio may add events.</summary>
    Unknown,

    /// <summary>The socket is open.</summary>
    Connected,

    /// <summary>The stream begins; the message identifies the call.</summary>
    Start,

    /// <summary>20 ms of the callee's audio.</summary>
    Media,

    /// <summary>Everything sent before the mark was played, or cleared.</summary>
    Mark,

    /// <summary>The callee pressed a key.</summary>
    Dtmf,

    /// <summary>The stream ends.</summary>
    Stop,
}
