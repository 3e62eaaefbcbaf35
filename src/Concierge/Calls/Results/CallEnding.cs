namespace Concierge.Calls.Results;

/// <summary>What ended a call. The first to come decides.</summary>
internal enum CallEnding
{
    /// <summary>Twilio did not accept the call.</summary>
    CarrierRefused,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The carrier could not connect it.</summary>
    CarrierFailed,

    /// <summary>Cancelled before it was answered, not by this program.</summary>
    Canceled,

    /// <summary>The callee put the telephone down.</summary>
    CalleeHungUp,

    /// <summary>The audio stream broke off.</summary>
    StreamLost,

    /// <summary>A machine answered.</summary>
    AnsweredByMachine,

    /// <summary>The voice agent said goodbye and hung up.</summary>
    AgentHungUp,

    /// <summary>The user, or the program that asked, ended it.</summary>
    UserHungUp,

    /// <summary>The call reached its longest duration.</summary>
    TimedOut,

    /// <summary>The voice model refused or was lost.</summary>
    VoiceModelLost,

    /// <summary>This server is stopping.</summary>
    ServerStopping,

    /// <summary>Another server of the fleet holds the call now: the line is no longer this one's to put down.</summary>
    TakenOver,
}
