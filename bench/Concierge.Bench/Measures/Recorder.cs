namespace Concierge.Bench.Measures;

/// <summary>Collects the figures of one run inside the window of measurement. Used only on the thread of the event loop.</summary>
internal sealed class Recorder
{
    /// <summary>Whether the window of measurement is open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>From sending a frame to its arrival at the voice service, without the wait for the rest of its chunk.</summary>
    public Delays ToModel { get; } = new();

    /// <summary>From sending a frame to its arrival at the voice service, with that wait.</summary>
    public Delays ToModelWhole { get; } = new();

    /// <summary>From sending a delta to its arrival at the telephone.</summary>
    public Delays ToTelephone { get; } = new();

    /// <summary>From <c>speech_started</c> to <c>clear</c>.</summary>
    public Delays ToClear { get; } = new();

    /// <summary>
    /// From the first frame to the first audio of the agent, without the wait for the chunk; the simulated voice service responds at once. Covers the
    /// whole run, because each call has only one.
    /// </summary>
    public Delays FirstAudio { get; } = new();

    /// <summary>How late the load generator sent its frames.</summary>
    public Delays Lateness { get; } = new();

    /// <summary>Frames sent to the program.</summary>
    public long FramesUp { get; set; }

    /// <summary>Pieces of the agent's audio that the telephone received.</summary>
    public long FramesDown { get; set; }

    /// <summary>Frames that did not reach the voice service.</summary>
    public long Lost { get; set; }

    /// <summary>Interruptions.</summary>
    public long Interruptions { get; set; }

    /// <summary>Interruptions after which no <c>clear</c> came.</summary>
    public long MissedClears { get; set; }

    /// <summary>Pieces of an interrupted response that reached the telephone after the clear.</summary>
    public long Stale { get; set; }

    /// <summary>Turns of the callee.</summary>
    public long Turns { get; set; }

    /// <summary>Turns that were not answered.</summary>
    public long Unanswered { get; set; }

    /// <summary>Broken connections in the whole run.</summary>
    public long Broken { get; set; }

    /// <summary>The reason of the last broken connection.</summary>
    public string? LastFault { get; set; }
}
