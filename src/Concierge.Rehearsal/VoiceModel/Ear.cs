using System.Threading.Channels;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A session's recogniser with a thread of its own, fed in order and never waited for by whoever feeds it.</summary>
internal sealed class Ear : IAsyncDisposable
{
    private readonly Channel<Action<ISpeechRecognizer>> _work =
        Channel.CreateUnbounded<Action<ISpeechRecognizer>>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _listening;

    /// <summary>Creates the recogniser in the background at once, so that the first utterance does not wait for it.</summary>
    public Ear(Func<ISpeechRecognizer> create)
    {
        _listening = Task.Run(() => ListenAsync(create));
    }

    /// <summary>Begins an utterance.</summary>
    public void Begin() => _work.Writer.TryWrite(recognizer => recognizer.Begin());

    /// <summary>Hears the next piece of it.</summary>
    public void Push(short[] pcm) => _work.Writer.TryWrite(recognizer => recognizer.Push(pcm));

    /// <summary>Ends the utterance without asking what it was.</summary>
    public void Abandon() => _work.Writer.TryWrite(recognizer => recognizer.End());

    /// <summary>Ends the utterance.</summary>
    /// <returns>Its words. Fails when the recogniser does; cancelled when the session ends first.</returns>
    public Task<string> End()
    {
        var words = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queued = _work.Writer.TryWrite(recognizer =>
        {
            try
            {
                words.SetResult(recognizer.End());
            }
            catch (Exception failure)
            {
                words.SetException(failure);
            }
        });
        if (!queued)
        {
            words.SetCanceled();
        }

        _ = _listening.ContinueWith(
            (listening, state) =>
            {
                var waiting = (TaskCompletionSource<string>)state!;
                _ = listening.Exception is { } failure ? waiting.TrySetException(failure.InnerExceptions) : waiting.TrySetCanceled();
            },
            words, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return words.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(Func<ISpeechRecognizer> create)
    {
        try
        {
            using var recognizer = create();
            await foreach (var step in _work.Reader.ReadAllAsync())
            {
                step(recognizer);
            }
        }
        finally
        {
            _work.Writer.TryComplete();
        }
    }
}
