using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>Records what the bridge reports, and answers its tool calls.</summary>
internal sealed class RecordingObserver : IVoiceBridgeObserver
{
    private readonly List<string> _reported = [];

    /// <summary>Gives a tool's result by its name.</summary>
    public Func<string, Task<VoiceToolResult>> Tool { get; set; } = _ => Task.FromResult(new VoiceToolResult("{}"));

    /// <summary>Gives a tool's result and may be cancelled; used instead of <see cref="Tool"/> when set.</summary>
    public Func<CancellationToken, Task<VoiceToolResult>>? CancellableTool { get; set; }

    public IReadOnlyList<string> Notifications
    {
        get
        {
            lock (_reported)
            {
                return [.. _reported];
            }
        }
    }

    public bool IsFarewellHeard => Notifications.Contains("farewell");

    public void OnCalleeSpeechStarted(string itemId)
    {
        // OnTurnAdded records the turn.
    }

    public void OnTurnAdded(string itemId, string? previousItemId, VoiceRole role) => Record($"added {itemId} {role}");

    public void OnTurnTranscribed(string itemId, VoiceRole role, string text) => Record($"spoken {itemId} {role} {text}");

    /// <summary>Called when the bridge reports an interruption.</summary>
    public Action Interrupted { get; set; } = () => { };

    public void OnTurnInterrupted(string itemId, double share)
    {
        Interrupted();
        Record(FormattableString.Invariant($"interrupted {itemId} {share:F2}"));
    }

    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, IAgentControl agent, CancellationToken cancellationToken)
    {
        Record($"tool {name} {arguments}");
        return CancellableTool?.Invoke(cancellationToken) ?? Tool(name);
    }

    public void OnTurnDropped(string itemId) => Record($"dropped {itemId}");

    public void OnGiveUp(GiveUpReason reason) => Record($"gave up {reason}");

    public void OnMachineRecording(IAgentControl agent) => Record("tone");

    public void RecordReactionTime(TimeSpan delay)
    {
        // A metric, not part of the conversation.
    }

    public void OnVoiceModelError(VoiceModelError error, string? cause) => Record($"complained {error.Code} {cause ?? "unknown"}");

    public void OnFarewellPlayed() => Record("farewell");

    public void OnFirstAudioSent() => Record("first audio");

    public void OnVoiceModelLost(VoiceModelError reason) => Record($"lost {reason.Code}");

    private void Record(string entry)
    {
        lock (_reported)
        {
            _reported.Add(entry);
        }
    }
}
