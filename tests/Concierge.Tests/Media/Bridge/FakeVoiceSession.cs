using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>A turn-based voice session that records each request.</summary>
internal sealed class FakeVoiceSession : ITurnBasedVoiceSession
{
    private readonly List<string> _done = [];

    /// <summary>Called when a response is requested.</summary>
    public Action ResponseRequested { get; set; } = () => { };

    /// <summary>
    /// The requests in order: <c>append …</c>, <c>create</c>, <c>truncate item part ms</c>, <c>cancel response</c>, <c>delete item</c>, <c>note text</c>,
    /// <c>output call text</c>, <c>dispose</c>.
    /// </summary>
    public IReadOnlyList<string> Operations
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
    public IReadOnlyList<string> OperationsExceptAudio => [.. Operations.Where(entry => !entry.StartsWith("append", StringComparison.Ordinal))];

    public int CreateCount => Operations.Count(entry => entry == "create");

    public bool IsDisposed => Operations.Contains("dispose");

    public int FramesUntilChunk { get; set; } = 1;

    /// <summary>Whether the connection takes no more audio: sending it never ends.</summary>
    public bool IsStuck { get; set; }

    public ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload)
    {
        var recorded = Record($"append {Encoding.ASCII.GetString(payload)}");
        return IsStuck ? new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan)) : recorded;
    }

    public ValueTask CreateResponseAsync()
    {
        ResponseRequested();
        return Record("create");
    }

    public ValueTask CancelResponseAsync(string responseId) => Record($"cancel {responseId}");

    public ValueTask DeleteItemAsync(string itemId) => Record($"delete {itemId}");

    public ValueTask AddLineAsync(string line) => AddNoteAsync(VoiceLines.FormatNote(line));

    public ValueTask AddNoteAsync(string text) => Record($"note {text}");

    public ValueTask TruncateAsync(string itemId, int contentIndex, int audioEndMs) => Record($"truncate {itemId} {contentIndex} {audioEndMs}");

    public ValueTask SendFunctionOutputAsync(string callId, string output) => Record($"output {callId} {output}");

    public ValueTask DisposeAsync() => Record("dispose");

    private ValueTask Record(string entry)
    {
        lock (_done)
        {
            _done.Add(entry);
        }

        return ValueTask.CompletedTask;
    }
}
