namespace Concierge.Bench.Measures;

/// <summary>What one run has seen. Written on the loop's thread; only what happens in the window of measurement is kept.</summary>
internal sealed class Recorder
{
    /// <summary>Whether the window of measurement is open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>From the sending of a frame to its arrival at the voice service, beyond the wait for the rest of its chunk.</summary>
    public Delays ToModel { get; } = new();

    /// <summary>The same with that wait.</summary>
    public Delays ToModelWhole { get; } = new();

    /// <summary>From the sending of a delta to its arrival at the telephone.</summary>
    public Delays ToTelephone { get; } = new();

    /// <summary>From <c>speech_started</c> to <c>clear</c>.</summary>
    public Delays ToClear { get; } = new();

    /// <summary>From the first frame to the first audio of the agent, where the voice service takes no time and the chunk's wait is left out. Of the whole run: every call has only one.</summary>
    public Delays FirstAudio { get; } = new();

    /// <summary>How late the load itself was in sending its frames.</summary>
    public Delays Lateness { get; } = new();

    /// <summary>Frames sent to the program.</summary>
    public long FramesUp { get; set; }

    /// <summary>Pieces of the agent's audio the telephone received.</summary>
    public long FramesDown { get; set; }

    /// <summary>Frames that never came to the voice service.</summary>
    public long Lost { get; set; }

    /// <summary>Interruptions.</summary>
    public long Interruptions { get; set; }

    /// <summary>Interruptions after which no <c>clear</c> came.</summary>
    public long MissedClears { get; set; }

    /// <summary>Pieces of a dead answer that came to the telephone after the clear.</summary>
    public long Stale { get; set; }

    /// <summary>Turns of the callee.</summary>
    public long Turns { get; set; }

    /// <summary>Turns that were not answered.</summary>
    public long Unanswered { get; set; }

    /// <summary>Connections that broke. Of the whole run.</summary>
    public long Broken { get; set; }

    /// <summary>Why the last one broke.</summary>
    public string? LastFault { get; set; }
}
