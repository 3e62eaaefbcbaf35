using Concierge.Media.Bridge;
using Concierge.Tests.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>A voice model whose sessions and events the test controls.</summary>
internal sealed class FakeVoiceModel : IVoiceModel
{
    private FakeVoiceSession _next = new();
    private readonly TaskCompletionSource<IVoiceSessionListener> _firstListener = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The latest session, or the first one before it opens.</summary>
    public FakeVoiceSession Session => Sessions.Count > 0 ? Sessions[^1] : _next;

    /// <summary>All sessions that were opened.</summary>
    public List<FakeVoiceSession> Sessions { get; } = [];

    /// <summary>Runs while a session opens; may throw.</summary>
    public Func<CancellationToken, Task> Opening { get; set; } = _ => Task.CompletedTask;

    public VoiceSessionOptions? Options { get; private set; }

    /// <summary>The listener of the first session. Completes when that session is requested.</summary>
    public Task<IVoiceSessionListener> Listener => Until.DoneAsync(_firstListener.Task);

    /// <summary>The listener of the latest session.</summary>
    public IVoiceSessionListener? Current { get; private set; }

    /// <summary>How often a session was requested.</summary>
    public int Requests { get; private set; }

    public bool IsOpen { get; private set; }

    public async Task<IVoiceSession> OpenAsync(VoiceSessionOptions options, IVoiceSessionListener listener, CancellationToken cancellationToken)
    {
        Options = options;
        Current = listener;
        Requests++;
        _firstListener.TrySetResult(listener);
        await Opening(cancellationToken);
        IsOpen = true;
        var session = _next;
        _next = new();
        Sessions.Add(session);
        return session;
    }
}
