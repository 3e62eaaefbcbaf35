using System.Collections.Concurrent;
using System.Threading.Channels;
using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schedules;
using Concierge.Storage.Schema;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Calls;

/// <summary>Stores every call: before it is dialled, at each change of state, and at the end in one transaction with its booking.</summary>
internal sealed partial class CallRecorder : ICallRecorder, IAsyncDisposable
{
    private const int MaxWriteAttempts = 2;
    private const int MaxClaimAttempts = 3;

    // Before dialling, and between the end of a call and its result.
    private static readonly TimeSpan CallDeadline = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    private readonly Database _database;
    private readonly ServerHeartbeat _presence;
    private readonly CallRowWriter _writer;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Channel<Func<CancellationToken, Task>> _progress = Channel.CreateUnbounded<Func<CancellationToken, Task>>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, Task> _pendingResults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _progressWriter;
    private bool _hasWritten;

    public CallRecorder(
        Database database,
        ServerHeartbeat presence,
        GuestTextCipher seal,
        CallRecordOptions options,
        TimeProvider timeProvider,
        ILogger<CallRecorder> logger)
    {
        KeepsScheduledCalls = options.ResumesScheduledCalls;
        _database = database;
        _presence = presence;
        _writer = new CallRowWriter(seal, options.ResumesScheduledCalls);
        _timeProvider = timeProvider;
        _logger = logger;
        _progressWriter = WriteProgressAsync();
    }

    /// <inheritdoc/>
    public bool KeepsScheduledCalls { get; }

    /// <inheritdoc/>
    public Task RecordDiallingAsync(Call call, CancellationToken cancellationToken) => RecordBeforeAsync(
        call,
        (context, token) => CallRowWriter.WriteDiallingAsync(context, call, _presence.ServerId, _timeProvider.GetUtcNow(), token),
        cancellationToken);

    /// <inheritdoc/>
    public Task RecordScheduledAsync(Call call, CancellationToken cancellationToken)
    {
        var progress = CallProgress.FromCall(call, _timeProvider.GetUtcNow());
        return RecordBeforeAsync(
            call,
            (context, token) => _writer.WriteWaitingAsync(context, call, _presence.ServerId, progress, _timeProvider.GetUtcNow(), token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public void RecordProgress(Call call)
    {
        if (_known.ContainsKey(call.Id))
        {
            var progress = CallProgress.FromCall(call, _timeProvider.GetUtcNow());
            _progress.Writer.TryWrite(token => WriteProgressAsync(progress, token));
        }
        else if (call.CarrierStatus is { } status)
        {
            // The carrier tells the end of the line after the end of the call. It follows the result, which was read before.
            var storing = _pendingResults.GetValueOrDefault(call.Id) ?? Task.CompletedTask;
            _ = storing.ContinueWith(
                _ => _progress.Writer.TryWrite(token => WriteCarrierStatusAsync(call, status, token)),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    /// <inheritdoc/>
    public void RecordAdoption(Call call)
    {
        _known[call.Id] = true;
        RecordProgress(call);
    }

    /// <inheritdoc/>
    public async Task<RecordedOutcome> RecordFinishedAsync(Call call, VoiceCallResult result)
    {
        if (!_known.TryRemove(call.Id, out _))
        {
            return RecordedOutcome.None;
        }

        var completion = new CallCompletion(_presence.ServerId, _timeProvider.GetUtcNow(), Bookings.BookingMapper.NewId());
        var stored = new TaskCompletionSource<RecordedOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var storing = Task.Run(() => StoreResultAsync(call, result, completion, stored));
        _pendingResults[call.Id] = storing;
        _ = storing.ContinueWith(
            _ => _pendingResults.TryRemove(KeyValuePair.Create(call.Id, storing)), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            return await stored.Task.WaitAsync(CallDeadline, _database.TimeProvider);
        }
        catch (TimeoutException)
        {
            var failure = _database.NotAnswering;
            LogNotWritten(call.Id, failure.Code);
            return new(GetBookingId(call, result, completion), failure);
        }
    }

    private async Task RecordBeforeAsync(Call call, Func<ConciergeContext, CancellationToken, Task<bool>> write, CancellationToken cancellationToken)
    {
        // The first use opens the database and compiles queries, which a slow machine needs more time for. That the database answers is known
        // before.
        await _database.ProbeAsync(CallDeadline, cancellationToken);
        var deadline = Volatile.Read(ref _hasWritten) ? CallDeadline : Database.DefaultDeadline;
        await _presence.StartAsync(cancellationToken, deadline);
        await _database.InTransactionAsync(write, cancellationToken, deadline);
        Volatile.Write(ref _hasWritten, true);
        _known[call.Id] = true;
    }

    // Tries until it succeeds. Reports the first success, or the failure of the first attempts, to the one who waits.
    private async Task StoreResultAsync(Call call, VoiceCallResult result, CallCompletion completion, TaskCompletionSource<RecordedOutcome> stored)
    {
        for (var attempt = 1; ; attempt++)
        {
            var last = _stopping.IsCancellationRequested;
            try
            {
                var bookingId = await _database.InTransactionAsync(
                    (context, token) => _writer.WriteResultAsync(context, call, result, completion, token), CancellationToken.None);
                if (!stored.TrySetResult(new(bookingId, Failure: null)))
                {
                    LogWrittenLate(call.Id);
                }

                return;
            }
            catch (ConciergeException exception)
            {
                if (last)
                {
                    LogLost(call.Id, exception.Error.Code);
                    stored.TrySetResult(new(GetBookingId(call, result, completion), exception.Error));
                    return;
                }

                if (attempt < MaxWriteAttempts)
                {
                    continue;
                }

                LogNotWritten(call.Id, exception.Error.Code);
                stored.TrySetResult(new(GetBookingId(call, result, completion), exception.Error));
            }
            catch (Exception exception)
            {
                LogFault(exception);
                stored.TrySetException(exception);
                return;
            }

            await Task.Delay(RetryDelay, _timeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The id that the booking will have, or has. Only the database knows a booking that the guest named by its confirmation number.
    private static string? GetBookingId(Call call, VoiceCallResult result, CallCompletion completion) => result.Outcome switch
    {
        CallOutcome.Confirmed when call.Details.Purpose == CallPurpose.Book => completion.BookingId,
        CallOutcome.Confirmed or CallOutcome.Cancelled => call.Details.Existing?.BookingId,
        _ => null,
    };

    /// <summary>Writes the pending progress and results, for at most 8 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _progress.Writer.TryComplete();
        await Task.WhenAny(Task.WhenAll([_progressWriter, .. _pendingResults.Values]), Task.Delay(ShutdownTimeout, _timeProvider));
        _stopping.Dispose();
    }

    // Other progress is written again with the next step and the end of the call. What was agreed to must survive a kill before them.
    private async Task WriteProgressAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _database.UseAsync((context, token) => _writer.WriteProgressAsync(context, progress, token), cancellationToken);
                return;
            }
            catch (ConciergeException) when (progress.Claim is not null && attempt < MaxClaimAttempts)
            {
                await Task.Delay(RetryDelay, _timeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task WriteCarrierStatusAsync(Call call, CarrierStatus status, CancellationToken cancellationToken) =>
        _database.UseAsync((context, token) => CallRowWriter.WriteCarrierStatusAsync(context, call, status, token), cancellationToken);

    private async Task WriteProgressAsync()
    {
        await foreach (var write in _progress.Reader.ReadAllAsync())
        {
            try
            {
                await write(CancellationToken.None);
            }
            catch (ConciergeException exception)
            {
                // The next step and the end of the call write the whole state again.
                LogProgressLost(exception.Error.Code);
            }
            catch (Exception exception)
            {
                LogFault(exception);
            }
        }
    }

    [LoggerMessage(2711, LogLevel.Warning, "Call {CallId}: its outcome could not be stored yet and will be retried ({Code})")]
    private partial void LogNotWritten(string callId, string code);

    [LoggerMessage(2712, LogLevel.Information, "Call {CallId}: its outcome is stored after a retry")]
    private partial void LogWrittenLate(string callId);

    [LoggerMessage(2713, LogLevel.Error, "Call {CallId}: its outcome is lost: it could not be stored before shutdown ({Code})")]
    private partial void LogLost(string callId, string code);

    [LoggerMessage(2714, LogLevel.Warning, "The progress of a call could not be stored ({Code})")]
    private partial void LogProgressLost(string code);

    [LoggerMessage(2715, LogLevel.Error, "Storing the progress of a call failed unexpectedly")]
    private partial void LogFault(Exception exception);
}
