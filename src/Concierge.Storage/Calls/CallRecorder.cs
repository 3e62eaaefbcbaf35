using System.Collections.Concurrent;
using System.Threading.Channels;
using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Calls;

/// <summary>Stores every call: before it is dialled, at each change of state, and at the end in one transaction with its booking.</summary>
internal sealed partial class CallRecorder : ICallRecorder, IAsyncDisposable
{
    private const int MaxWriteAttempts = 2;

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

    public CallRecorder(Database database, ServerHeartbeat presence, GuestTextCipher seal, TimeProvider timeProvider, ILogger<CallRecorder> logger)
    {
        _database = database;
        _presence = presence;
        _writer = new CallRowWriter(seal);
        _timeProvider = timeProvider;
        _logger = logger;
        _progressWriter = WriteProgressAsync();
    }

    /// <inheritdoc/>
    public async Task RecordDiallingAsync(Call call, CancellationToken cancellationToken)
    {
        await _presence.StartAsync(cancellationToken);
        await _database.InTransactionAsync(
            (context, token) => CallRowWriter.WriteDiallingAsync(context, call, _presence.ServerId, _timeProvider.GetUtcNow(), token),
            cancellationToken);
        _known[call.Id] = true;
    }

    /// <inheritdoc/>
    public void RecordProgress(Call call)
    {
        var progress = CallProgress.FromCall(call, _timeProvider.GetUtcNow());
        if (progress.RetryAt is not null && _known.TryAdd(call.Id, true))
        {
            // The first retry time of an unknown call: the restaurant is closed and has not been called yet.
            _progress.Writer.TryWrite(async token =>
            {
                await _presence.StartAsync(token);
                await _database.UseAsync(
                    (context, inner) =>
                        CallRowWriter.WriteWaitingAsync(context, call, _presence.ServerId, progress, _timeProvider.GetUtcNow(), inner),
                    token);
            });
        }
        else if (_known.ContainsKey(call.Id))
        {
            _progress.Writer.TryWrite(token => _database.UseAsync((context, inner) => CallRowWriter.WriteProgressAsync(context, progress, inner), token));
        }
    }

    /// <inheritdoc/>
    public void RecordAdoption(Call call)
    {
        _known[call.Id] = true;
        _progress.Writer.TryWrite(async token =>
        {
            await _presence.StartAsync(token);
            await _database.UseAsync(
                (context, inner) => CallRowWriter.WriteAdoptionAsync(context, call, _presence.ServerId, _timeProvider.GetUtcNow(), inner),
                token);
        });
    }

    /// <inheritdoc/>
    public async Task<RecordedOutcome> RecordFinishedAsync(Call call, VoiceCallResult result)
    {
        if (!_known.TryRemove(call.Id, out _))
        {
            return RecordedOutcome.None;
        }

        var (finishedAt, bookingId) = (_timeProvider.GetUtcNow(), Bookings.BookingMapper.NewId());
        ConciergeError? failure = null;
        for (var attempt = 0; attempt < MaxWriteAttempts; attempt++)
        {
            try
            {
                return new(await WriteAsync(CancellationToken.None), Failure: null);
            }
            catch (ConciergeException exception)
            {
                failure = exception.Error;
            }
        }

        LogNotWritten(call.Id, failure!.Code);
        _pendingResults[call.Id] = Task.Run(KeepTryingAsync);
        return new(bookingId, failure);

        Task<string?> WriteAsync(CancellationToken cancellationToken) => _database.InTransactionAsync(
            (context, token) => _writer.WriteResultAsync(context, call, result, new(_presence.ServerId, finishedAt, bookingId), token), cancellationToken);

        async Task KeepTryingAsync()
        {
            while (true)
            {
                var last = _stopping.IsCancellationRequested;
                try
                {
                    await WriteAsync(CancellationToken.None);
                    LogWrittenLate(call.Id);
                    break;
                }
                catch (ConciergeException exception) when (!last)
                {
                    LogNotWritten(call.Id, exception.Error.Code);
                }
                catch (ConciergeException exception)
                {
                    LogLost(call.Id, exception.Error.Code);
                    break;
                }

                await Task.Delay(RetryDelay, _timeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            _pendingResults.TryRemove(call.Id, out _);
        }
    }

    /// <summary>Writes the pending progress and results, for at most 8 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _progress.Writer.TryComplete();
        await Task.WhenAny(Task.WhenAll([_progressWriter, .. _pendingResults.Values]), Task.Delay(ShutdownTimeout, _timeProvider));
        _stopping.Dispose();
    }

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
