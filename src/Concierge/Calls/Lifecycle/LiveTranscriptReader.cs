using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Has a chat model read a call while it lasts: after each turn of the callee, beside the conversation. The reading of the longest transcript counts.
/// A model that fails, or is slow, delays nothing.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="reader">The reader; <see langword="null"/> where no chat model is configured.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class LiveTranscriptReader(Call call, ITranscriptReader? reader, TimeProvider timeProvider, ILogger logger) : IAsyncDisposable
{
    // A server that refuses twice will refuse again.
    private const int MaxFailures = 2;

    // A callee who speaks in short turns must not flood the model.
    private const int MaxConcurrent = 3;

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly List<RunningReading> _running = [];
    private int _read;
    private int _failures;
    private long _lastWord;

    /// <summary>Raised after each reading that counts.</summary>
    public event EventHandler? Read;

    /// <summary>How long after the callee's last word an answer is waited for.</summary>
    public static TimeSpan MaxWait { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Records that the callee has stopped speaking.</summary>
    public void OnCalleeStopped() => Volatile.Write(ref _lastWord, timeProvider.GetTimestamp());

    /// <summary>Starts a reading of the conversation so far.</summary>
    public void OnCalleeTurn()
    {
        lock (_lock)
        {
            if (reader is null || _failures >= MaxFailures || _ended.IsCancellationRequested)
            {
                return;
            }

            var transcript = call.Transcript;
            var turns = CountTurns(transcript);
            if (turns <= _read || _running.Exists(running => running.Turns >= turns))
            {
                return;
            }

            if (_running.Count == MaxConcurrent)
            {
                var oldest = _running[0];
                _running.RemoveAt(0);
                oldest.Cancellation.Cancel();
            }

            var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
            var running = new RunningReading(turns, cancellation);
            _running.Add(running);
            running.Completion = ReadAsync(reader, transcript, running);
        }
    }

    /// <summary>Waits for the reading of the last turn, until one second after the callee's last word at most.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (FindPending() is { } pending && MaxWait - timeProvider.GetElapsedTime(Volatile.Read(ref _lastWord)) is { Ticks: > 0 } left)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(pending.Completion, Task.Delay(left, timeProvider, waiting.Token));
            await waiting.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Cancels the readings that have not answered.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        await _ended.CancelAsync();
        lock (_lock)
        {
            running = [.. _running.Select(reading => reading.Completion)];
        }

        await Task.WhenAll(running);
        _ended.Dispose();
    }

    private RunningReading? FindPending()
    {
        lock (_lock)
        {
            return _running.Count > 0 && _running[^1].Turns > _read ? _running[^1] : null;
        }
    }

    private async Task ReadAsync(ITranscriptReader model, IReadOnlyList<TranscriptTurn> transcript, RunningReading running)
    {
        // The caller may be a socket's receive loop.
        await Task.Yield();
        var isNewest = false;
        try
        {
            using var timeout = new CancellationTokenSource(ReadTimeout, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, running.Cancellation.Token);
            var reading = await model.ReadAsync(call.Details, call.LocalCreatedAt, transcript, either.Token);
            isNewest = TryTake(reading, running.Turns);
            if (reading is null)
            {
                LogNotRead(call.Id, "answer");
            }
        }
        catch (OperationCanceledException) when (running.Cancellation.IsCancellationRequested)
        {
            LogAbandoned(call.Id);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _failures);
            LogNotRead(call.Id, "timeout");
        }
        catch (ConciergeException exception)
        {
            Interlocked.Increment(ref _failures);
            LogNotRead(call.Id, exception.Error.Code);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref _failures);
            LogUnexpectedError(exception, call.Id);
        }
        finally
        {
            lock (_lock)
            {
                _running.Remove(running);
                running.Cancellation.Dispose();
            }
        }

        if (isNewest)
        {
            Read?.Invoke(this, EventArgs.Empty);
        }
    }

    private bool TryTake(ModelReading? reading, int turns)
    {
        lock (_lock)
        {
            if (reading is null || turns <= _read || _ended.IsCancellationRequested)
            {
                return false;
            }

            _read = turns;
            call.ModelReading = reading;
            return true;
        }
    }

    private static int CountTurns(IReadOnlyList<TranscriptTurn> transcript) => transcript.Count(turn => turn.Speaker == Speaker.Restaurant);

    [LoggerMessage(2420, LogLevel.Information, "Call {CallId}: the chat model did not read the conversation ({Code})")]
    private partial void LogNotRead(string callId, string code);

    [LoggerMessage(2421, LogLevel.Debug, "Call {CallId}: a reading of the conversation was abandoned")]
    private partial void LogAbandoned(string callId);

    [LoggerMessage(2422, LogLevel.Error, "Call {CallId}: unexpected error while the chat model read the conversation")]
    private partial void LogUnexpectedError(Exception exception, string callId);

    private sealed class RunningReading(int turns, CancellationTokenSource cancellation)
    {
        public int Turns { get; } = turns;

        public CancellationTokenSource Cancellation { get; } = cancellation;

        public Task Completion { get; set; } = Task.CompletedTask;
    }
}
