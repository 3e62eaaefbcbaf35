using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>An agent that records what it is made to do.</summary>
internal sealed class RecordingAgent : IAgentControl
{
    private readonly List<string> _done = [];

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

    public ValueTask SayLastAsync(string line) => RecordAsync($"last {line}");

    public ValueTask AskAsync(string question) => RecordAsync($"ask {question}");

    public ValueTask MuteAsync() => RecordAsync("mute");

    public void SetAwaitingGuest(bool asked) => Record($"awaiting guest {asked}");

    private ValueTask RecordAsync(string entry)
    {
        Record(entry);
        return ValueTask.CompletedTask;
    }

    private void Record(string entry)
    {
        lock (_done)
        {
            _done.Add(entry);
        }
    }
}
