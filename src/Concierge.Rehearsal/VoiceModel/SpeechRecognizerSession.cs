using System.Threading.Channels;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Runs the speech recognizer of a session on its own task. It processes audio in order, so no caller waits for it.</summary>
internal sealed class SpeechRecognizerSession : IAsyncDisposable
{
    private readonly Channel<Action<ISpeechRecognizer>> _work =
        Channel.CreateUnbounded<Action<ISpeechRecognizer>>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _workTask;

    /// <summary>Starts creating the recognizer in the background, so that the first utterance does not wait for it.</summary>
    public SpeechRecognizerSession(Func<ISpeechRecognizer> create)
    {
        _workTask = Task.Run(() => RunWorkAsync(create));
    }

    /// <summary>Begins an utterance.</summary>
    public void BeginUtterance() => _work.Writer.TryWrite(recognizer => recognizer.Begin());

    /// <summary>Adds the next audio of the utterance.</summary>
    public void PushAudio(short[] pcm) => _work.Writer.TryWrite(recognizer => recognizer.Push(pcm));

    /// <summary>Ends the utterance and discards its words.</summary>
    public void DiscardUtterance() => _work.Writer.TryWrite(recognizer => recognizer.End());

    /// <summary>Ends the utterance.</summary>
    /// <returns>The words. The task fails if the recognizer fails, and is cancelled if the session ends first.</returns>
    public Task<string> EndUtteranceAsync()
    {
        var words = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queued = _work.Writer.TryWrite(recognizer =>
        {
            try
            {
                words.SetResult(recognizer.End());
            }
            catch (Exception exception)
            {
                words.SetException(exception);
            }
        });
        if (!queued)
        {
            words.SetCanceled();
        }

        _ = _workTask.ContinueWith(
            (workTask, state) =>
            {
                var pendingWords = (TaskCompletionSource<string>)state!;
                _ = workTask.Exception is { } failure ? pendingWords.TrySetException(failure.InnerExceptions) : pendingWords.TrySetCanceled();
            },
            words, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return words.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _workTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunWorkAsync(Func<ISpeechRecognizer> create)
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
