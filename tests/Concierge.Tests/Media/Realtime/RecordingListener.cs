using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Realtime;

/// <summary>Records what a voice session reports.</summary>
internal sealed class RecordingListener : IVoiceSessionListener
{
    private readonly List<string> _notifications = [];
    private readonly HashSet<string> _notificationsOnThreadPool = [];

    public IReadOnlyList<string> Notifications
    {
        get
        {
            lock (_notifications)
            {
                return [.. _notifications];
            }
        }
    }

    /// <summary>Returns whether an event was reported on a thread of the pool, which is allowed to block.</summary>
    public bool WasNotifiedOnThreadPool(string what)
    {
        lock (_notifications)
        {
            return _notificationsOnThreadPool.Contains(what);
        }
    }

    /// <summary>Waits until an event is reported.</summary>
    public Task WaitForNotificationAsync(string what) => Until.TrueAsync(() => Notifications.Contains(what), what);

    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload) =>
        RecordAsync($"audio {responseId} {itemId} {contentIndex} {Encoding.ASCII.GetString(payload)}");

    public void OnAudioDone(string itemId, int contentIndex) => Record($"audio done {itemId} {contentIndex}");

    public ValueTask OnSpeechStartedAsync(string itemId) => RecordAsync($"speech started {itemId}");

    public ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length) => RecordAsync($"speech stopped {itemId} {length.TotalMilliseconds:F0}");

    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => Record($"added {itemId} after {previousItemId ?? "none"} {role}");

    public ValueTask OnCalleeTranscriptAsync(string itemId, string text) => RecordAsync($"callee {itemId} '{text}'");

    public void OnAgentTranscript(string itemId, string text) => Record($"agent {itemId} '{text}'");

    public void OnFunctionCall(string callId, string name, string arguments) => Record($"function {callId} {name} {arguments}");

    public ValueTask OnResponseCreatedAsync(string responseId) => RecordAsync($"created {responseId}");

    public ValueTask OnErrorAsync(VoiceModelError error, string? cause) => RecordAsync($"error {error.Code} {cause ?? "unknown"}");

    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error) => RecordAsync($"done {responseId} {error?.Code ?? "fine"}");

    public void OnClosed(VoiceModelError reason) => Record($"closed {reason.Code}");

    private void Record(string entry)
    {
        lock (_notifications)
        {
            _notifications.Add(entry);
            if (Thread.CurrentThread.IsThreadPoolThread)
            {
                _notificationsOnThreadPool.Add(entry);
            }
        }
    }

    private ValueTask RecordAsync(string entry)
    {
        Record(entry);
        return ValueTask.CompletedTask;
    }
}
