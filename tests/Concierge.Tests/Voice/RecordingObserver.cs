using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>Notes what the bridge tells, and answers its tools.</summary>
internal sealed class RecordingObserver : IVoiceBridgeObserver
{
    private readonly List<string> _told = [];

    /// <summary>What a tool answers.</summary>
    public Func<string, Task<VoiceToolResult>> Tool { get; set; } = _ => Task.FromResult(new VoiceToolResult("{}"));

    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
            {
                return [.. _told];
            }
        }
    }

    public bool IsFarewellHeard => Told.Contains("farewell");

    public void OnCalleeSpeechStarted(string itemId)
    {
        // The turn's own entry tells of it.
    }

    public void OnTurnAdded(string itemId, string? previousItemId, VoiceRole role) => Note($"added {itemId} {role}");

    public void OnTurnTranscribed(string itemId, VoiceRole role, string text) => Note($"spoken {itemId} {role} {text}");

    /// <summary>Done when an interruption is told.</summary>
    public Action Interrupted { get; set; } = () => { };

    public void OnTurnInterrupted(string itemId, double share)
    {
        Interrupted();
        Note(FormattableString.Invariant($"interrupted {itemId} {share:F2}"));
    }

    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken)
    {
        Note($"tool {name} {arguments}");
        return Tool(name);
    }

    public void OnTurnDropped(string itemId) => Note($"dropped {itemId}");

    public void OnGiveUp(GiveUpReason reason) => Note($"gave up {reason}");

    public void OnMachineRecording() => Note("tone");

    public void RecordReactionTime(TimeSpan delay)
    {
        // Measured, not told.
    }

    public void OnVoiceModelError(VoiceModelError error, string? cause) => Note($"complained {error.Code} {cause ?? "unknown"}");

    public void OnFarewellPlayed() => Note("farewell");

    public void OnFirstAudioSent() => Note("first audio");

    public void OnVoiceModelLost(VoiceModelError reason) => Note($"lost {reason.Code}");

    private void Note(string entry)
    {
        lock (_told)
        {
            _told.Add(entry);
        }
    }
}
