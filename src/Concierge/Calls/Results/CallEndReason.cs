namespace Concierge.Calls.Results;

/// <summary>What ended a call. The first reason counts.</summary>
internal enum CallEndReason
{
    /// <summary>Twilio rejected the call.</summary>
    CarrierRefused,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The carrier could not connect the call.</summary>
    CarrierFailed,

    /// <summary>The call was cancelled before it was answered, but not by this program.</summary>
    Canceled,

    /// <summary>The callee hung up.</summary>
    CalleeHungUp,

    /// <summary>The media stream broke and no other followed.</summary>
    StreamLost,

    /// <summary>An answering machine answered.</summary>
    AnsweredByMachine,

    /// <summary>The voice agent said goodbye and hung up.</summary>
    AgentHungUp,

    /// <summary>The guest, or the client program, ended the call.</summary>
    UserHungUp,

    /// <summary>The call reached its time limit.</summary>
    TimedOut,

    /// <summary>The voice model refused the session, or the session was lost.</summary>
    VoiceModelLost,

    /// <summary>Twilio did not reach this server to ask for instructions.</summary>
    Unreached,

    /// <summary>This server is stopping.</summary>
    ServerStopping,

    /// <summary>Another server owns the call now. This server must not hang up.</summary>
    Relinquished,
}
