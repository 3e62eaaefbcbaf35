namespace Concierge.Rehearsal.Person;

/// <summary>The texts that the page's own recognizer has found in the microphone's sound, with their place in the line. Thread-safe.</summary>
internal sealed class RecognizedTexts
{
    private readonly Lock _lock = new();
    private readonly List<(long Frame, string Text)> _texts = [];
    private TaskCompletionSource _changed = CreateSignal();

    /// <summary>Whether the page sends such texts, so that an utterance waits for one.</summary>
    public bool IsExpected
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="frame">The number of the line's newest frame.</param>
    /// <param name="text">The text, in ordinary spelling.</param>
    public void Add(long frame, string text)
    {
        lock (_lock)
        {
            IsExpected = true;
            _texts.Add((frame, text));
            _changed.TrySetResult();
        }
    }

    /// <summary>Removes all texts.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _texts.Clear();
        }
    }

    /// <summary>Takes the texts that came since an utterance began, and waits for one if none has come and the page sends them.</summary>
    /// <param name="start">The utterance's first frame in the line.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="timeProvider">Measures the wait.</param>
    /// <returns>The texts; <see langword="null"/> if none came.</returns>
    public async Task<string?> TakeAsync(long start, TimeSpan timeout, TimeProvider timeProvider)
    {
        using CancellationTokenSource waiting = new(timeout, timeProvider);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                _texts.RemoveAll(text => text.Frame < start);
                if (_texts.Count > 0)
                {
                    var taken = string.Join(' ', _texts.Select(text => text.Text));
                    _texts.Clear();
                    return taken;
                }

                if (!IsExpected || waiting.IsCancellationRequested)
                {
                    return null;
                }

                _changed = _changed.Task.IsCompleted ? CreateSignal() : _changed;
                changed = _changed.Task;
            }

            await changed.WaitAsync(waiting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TaskCompletionSource CreateSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
