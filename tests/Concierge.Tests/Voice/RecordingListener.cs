using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>Notes what a voice session tells.</summary>
internal sealed class RecordingListener : IVoiceSessionListener
{
    private readonly List<string> _told = [];
    private readonly HashSet<string> _toldInPool = [];

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

    /// <summary>Whether it was told by a worker of the pool, which may be made to wait.</summary>
    public bool WasToldInPool(string what)
    {
        lock (_told)
        {
            return _toldInPool.Contains(what);
        }
    }

    /// <summary>Waits until something was told.</summary>
    public Task ToldAsync(string what) => Until.TrueAsync(() => Told.Contains(what), what);

    public ValueTask OnAudioAsync(string responseId, string itemId, int contentIndex, ReadOnlySpan<byte> payload) =>
        NoteAsync($"audio {responseId} {itemId} {contentIndex} {Encoding.ASCII.GetString(payload)}");

    public void OnAudioDone(string itemId, int contentIndex) => Note($"audio done {itemId} {contentIndex}");

    public ValueTask OnSpeechStartedAsync(string itemId) => NoteAsync($"speech started {itemId}");

    public ValueTask OnSpeechStoppedAsync(string itemId, TimeSpan length) => NoteAsync($"speech stopped {itemId} {length.TotalMilliseconds:F0}");

    public void OnItemAdded(string itemId, string? previousItemId, VoiceRole role) => Note($"added {itemId} after {previousItemId ?? "none"} {role}");

    public ValueTask OnCalleeTranscriptAsync(string itemId, string text) => NoteAsync($"callee {itemId} '{text}'");

    public void OnAgentTranscript(string itemId, string text) => Note($"agent {itemId} '{text}'");

    public void OnFunctionCall(string callId, string name, string arguments) => Note($"function {callId} {name} {arguments}");

    public ValueTask OnResponseCreatedAsync(string responseId) => NoteAsync($"created {responseId}");

    public ValueTask OnErrorAsync(VoiceModelError error, string? cause) => NoteAsync($"error {error.Code} {cause ?? "unknown"}");

    public ValueTask OnResponseDoneAsync(string responseId, VoiceModelError? error) => NoteAsync($"done {responseId} {error?.Code ?? "fine"}");

    public void OnClosed(VoiceModelError reason) => Note($"closed {reason.Code}");

    private void Note(string entry)
    {
        lock (_told)
        {
            _told.Add(entry);
            if (Thread.CurrentThread.IsThreadPoolThread)
            {
                _toldInPool.Add(entry);
            }
        }
    }

    private ValueTask NoteAsync(string entry)
    {
        Note(entry);
        return ValueTask.CompletedTask;
    }
}
