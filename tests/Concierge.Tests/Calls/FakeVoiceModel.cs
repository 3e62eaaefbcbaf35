using Concierge.Media.Bridge;
using Concierge.Tests.Voice;

namespace Concierge.Tests.Calls;

/// <summary>A voice model whose session opens when the test says so, and whose events the test makes up.</summary>
internal sealed class FakeVoiceModel : IVoiceModel
{
    private FakeVoiceSession _next = new();
    private readonly TaskCompletionSource<IVoiceSessionListener> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The latest session, or the one that will be opened first.</summary>
    public FakeVoiceSession Session => Sessions.Count > 0 ? Sessions[^1] : _next;

    /// <summary>Every session that was opened.</summary>
    public List<FakeVoiceSession> Sessions { get; } = [];

    /// <summary>Opens the session, or fails.</summary>
    public Func<CancellationToken, Task> Opening { get; set; } = _ => Task.CompletedTask;

    public VoiceSessionOptions? Options { get; private set; }

    /// <summary>Where the model's events go, once it was asked for a session.</summary>
    public Task<IVoiceSessionListener> Listener => Until.DoneAsync(_asked.Task);

    /// <summary>Where the latest session's events go.</summary>
    public IVoiceSessionListener? Current { get; private set; }

    /// <summary>How often a session was asked for.</summary>
    public int Requests { get; private set; }

    public bool IsOpen { get; private set; }

    public async Task<IVoiceSession> OpenAsync(VoiceSessionOptions options, IVoiceSessionListener listener, CancellationToken cancellationToken)
    {
        Options = options;
        Current = listener;
        Requests++;
        _asked.TrySetResult(listener);
        await Opening(cancellationToken);
        IsOpen = true;
        var session = _next;
        _next = new();
        Sessions.Add(session);
        return session;
    }
}
