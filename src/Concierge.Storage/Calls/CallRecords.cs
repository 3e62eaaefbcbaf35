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

/// <summary>Writes every call down: before it is dialled, as it goes, and, in one transaction with its booking, when it is over.</summary>
internal sealed partial class CallRecords : ICallRecords, IAsyncDisposable
{
    private const int Attempts = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(8);

    private readonly Database _database;
    private readonly ServerPresence _presence;
    private readonly CallLedger _ledger;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<Func<CancellationToken, Task>> _progress = Channel.CreateUnbounded<Func<CancellationToken, Task>>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, Task> _unwritten = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _writing;

    public CallRecords(Database database, ServerPresence presence, GuestSeal seal, TimeProvider time, ILogger<CallRecords> logger)
    {
        _database = database;
        _presence = presence;
        _ledger = new CallLedger(seal);
        _time = time;
        _logger = logger;
        _writing = WriteProgressAsync();
    }

    /// <inheritdoc/>
    public async Task DiallingAsync(Call call, CancellationToken cancellationToken)
    {
        await _presence.BeginAsync(cancellationToken);
        await _database.InTransactionAsync((context, token) => CallLedger.DialAsync(context, call, _presence.Self, _time.GetUtcNow(), token), cancellationToken);
        _known[call.Id] = true;
    }

    /// <inheritdoc/>
    public void Progressed(Call call)
    {
        var progress = CallProgress.Of(call, _time.GetUtcNow());
        if (progress.RetryAt is not null && _known.TryAdd(call.Id, true))
        {
            // Nobody was called yet: the restaurant is closed.
            _progress.Writer.TryWrite(async token =>
            {
                await _presence.BeginAsync(token);
                await _database.UseAsync((context, inner) => CallLedger.WaitAsync(context, call, _presence.Self, progress, _time.GetUtcNow(), inner), token);
            });
        }
        else if (_known.ContainsKey(call.Id))
        {
            _progress.Writer.TryWrite(token => _database.UseAsync((context, inner) => CallLedger.ProgressAsync(context, progress, inner), token));
        }
    }

    /// <inheritdoc/>
    public void TakenUp(Call call)
    {
        _known[call.Id] = true;
        _progress.Writer.TryWrite(async token =>
        {
            await _presence.BeginAsync(token);
            await _database.UseAsync((context, inner) => CallLedger.TakeUpAsync(context, call, _presence.Self, _time.GetUtcNow(), inner), token);
        });
    }

    /// <inheritdoc/>
    public async Task<CallRecording> FinishedAsync(Call call, VoiceCallResult result)
    {
        if (!_known.TryRemove(call.Id, out _))
        {
            return CallRecording.None;
        }

        var (finishedAt, bookingId) = (_time.GetUtcNow(), Bookings.Bookings.NewId());
        ConciergeError? failure = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                return new(await WriteAsync(CancellationToken.None), Failure: null);
            }
            catch (ConciergeException failed)
            {
                failure = failed.Error;
            }
        }

        LogNotWritten(call.Id, failure!.Code);
        _unwritten[call.Id] = Task.Run(KeepTryingAsync);
        return new(bookingId, failure);

        Task<string?> WriteAsync(CancellationToken cancellationToken) => _database.InTransactionAsync(
            (context, token) => _ledger.FinishAsync(context, call, result, new(_presence.Self, finishedAt, bookingId), token), cancellationToken);

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
                catch (ConciergeException failed) when (!last)
                {
                    LogNotWritten(call.Id, failed.Error.Code);
                }
                catch (ConciergeException lost)
                {
                    LogLost(call.Id, lost.Error.Code);
                    break;
                }

                await Task.Delay(Pause, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            _unwritten.TryRemove(call.Id, out _);
        }
    }

    /// <summary>Writes what is left to be written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _progress.Writer.TryComplete();
        await Task.WhenAny(Task.WhenAll([_writing, .. _unwritten.Values]), Task.Delay(LastPatience));
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
            catch (ConciergeException failed)
            {
                // What the call has come to is written again at its next step, and at its end.
                LogProgressLost(failed.Error.Code);
            }
            catch (Exception fault)
            {
                LogFault(fault);
            }
        }
    }

    [LoggerMessage(2711, LogLevel.Warning, "Call {CallId}: its outcome could not be written down yet ({Code})")]
    private partial void LogNotWritten(string callId, string code);

    [LoggerMessage(2712, LogLevel.Information, "Call {CallId}: its outcome is written down now")]
    private partial void LogWrittenLate(string callId);

    [LoggerMessage(2713, LogLevel.Error, "Call {CallId}: its outcome was never written down ({Code})")]
    private partial void LogLost(string callId, string code);

    [LoggerMessage(2714, LogLevel.Warning, "A call's progress could not be written down ({Code})")]
    private partial void LogProgressLost(string code);

    [LoggerMessage(2715, LogLevel.Error, "A fault in writing a call's progress down")]
    private partial void LogFault(Exception exception);
}
