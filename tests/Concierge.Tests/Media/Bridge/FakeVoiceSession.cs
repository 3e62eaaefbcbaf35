using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>A voice session that records each request.</summary>
internal sealed class FakeVoiceSession : IVoiceSession
{
    private readonly List<string> _done = [];

    /// <summary>Called when a response is requested.</summary>
    public Action ResponseRequested { get; set; } = () => { };

    /// <summary>
    /// The requests in order: <c>append …</c>, <c>create</c>, <c>truncate item part ms</c>, <c>cancel response</c>, <c>delete item</c>, <c>note text</c>,
    /// <c>output call text</c>, <c>dispose</c>.
    /// </summary>
    public IReadOnlyList<string> Done
    {
        get
        {
            lock (_done)
            {
                return [.. _done];
            }
        }
    }

    /// <summary>The requests without the callee's audio.</summary>
    public IReadOnlyList<string> Asked => [.. Done.Where(entry => !entry.StartsWith("append", StringComparison.Ordinal))];

    public int Creates => Done.Count(entry => entry == "create");

    public bool IsDisposed => Done.Contains("dispose");

    public int FramesUntilChunk { get; set; } = 1;

    public ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload) => Note($"append {Encoding.ASCII.GetString(payload)}");

    public ValueTask CreateResponseAsync()
    {
        ResponseRequested();
        return Note("create");
    }

    public ValueTask CancelResponseAsync(string responseId) => Note($"cancel {responseId}");

    public ValueTask DeleteItemAsync(string itemId) => Note($"delete {itemId}");

    public ValueTask AddNoteAsync(string text) => Note($"note {text}");

    public ValueTask TruncateAsync(string itemId, int contentIndex, int audioEndMs) => Note($"truncate {itemId} {contentIndex} {audioEndMs}");

    public ValueTask SendFunctionOutputAsync(string callId, string output) => Note($"output {callId} {output}");

    public ValueTask DisposeAsync() => Note("dispose");

    private ValueTask Note(string entry)
    {
        lock (_done)
        {
            _done.Add(entry);
        }

        return ValueTask.CompletedTask;
    }
}
