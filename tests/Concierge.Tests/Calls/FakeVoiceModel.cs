using Concierge.Tests.Voice;
using Concierge.Voice;

namespace Concierge.Tests.Calls;

/// <summary>A voice model whose session opens when the test says so, and whose events the test makes up.</summary>
internal sealed class FakeVoiceModel : IVoiceModel
{
    private readonly TaskCompletionSource<IVoiceSessionListener> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeVoiceSession Session { get; } = new();

    /// <summary>Opens the session, or fails.</summary>
    public Func<CancellationToken, Task> Opening { get; set; } = _ => Task.CompletedTask;

    public VoiceSessionOptions? Options { get; private set; }

    /// <summary>Where the model's events go, once it was asked for a session.</summary>
    public Task<IVoiceSessionListener> Listener => Until.DoneAsync(_asked.Task);

    public bool IsOpen { get; private set; }

    public async Task<IVoiceSession> OpenAsync(VoiceSessionOptions options, IVoiceSessionListener listener, CancellationToken cancellationToken)
    {
        Options = options;
        _asked.TrySetResult(listener);
        await Opening(cancellationToken);
        IsOpen = true;
        return Session;
    }
}
