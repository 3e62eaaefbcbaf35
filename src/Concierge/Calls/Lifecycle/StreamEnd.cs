namespace Concierge.Calls.Lifecycle;

/// <summary>What the end of a media stream means for its call.</summary>
internal enum StreamEnd
{
    /// <summary>Another stream had replaced it.</summary>
    Replaced,

    /// <summary>The callee has hung up.</summary>
    CalleeHungUp,

    /// <summary>Twilio opens another stream.</summary>
    AwaitsNext,
}
