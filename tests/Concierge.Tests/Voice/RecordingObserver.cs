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

    public void CalleeBegan(string itemId)
    {
        // The turn's own entry tells of it.
    }

    public void TurnAdded(string itemId, string? previousItemId, VoiceRole role) => Note($"added {itemId} {role}");

    public void TurnSpoken(string itemId, VoiceRole role, string text) => Note($"spoken {itemId} {role} {text}");

    /// <summary>Done when an interruption is told.</summary>
    public Action Interrupted { get; set; } = () => { };

    public void TurnInterrupted(string itemId, double share)
    {
        Interrupted();
        Note(FormattableString.Invariant($"interrupted {itemId} {share:F2}"));
    }

    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken)
    {
        Note($"tool {name} {arguments}");
        return Tool(name);
    }

    public void TurnDropped(string itemId) => Note($"dropped {itemId}");

    public void GaveUp(GiveUpReason reason) => Note($"gave up {reason}");

    public void ToneHeard() => Note("tone");

    public void Reacted(TimeSpan delay)
    {
        // Measured, not told.
    }

    public void VoiceModelComplained(VoiceModelError error, string? cause) => Note($"complained {error.Code} {cause ?? "unknown"}");

    public void FarewellHeard() => Note("farewell");

    public void FirstAudioSent() => Note("first audio");

    public void VoiceModelLost(VoiceModelError reason) => Note($"lost {reason.Code}");

    private void Note(string entry)
    {
        lock (_told)
        {
            _told.Add(entry);
        }
    }
}
