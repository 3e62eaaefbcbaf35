using System.Data.Common;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Limits;

/// <summary>
/// Keeps the call times in the database. An attempt is checked and counted in one statement, while a lock excludes every other process: the limits
/// are exact over all servers. <see cref="CallLimitRules"/> says in words what the statement checks.
/// </summary>
internal sealed partial class SqlCallLimitStore(
    Database database, CallTimesImporter importer, TimeProvider timeProvider, ILogger<SqlCallLimitStore> logger) : ICallLimitStore, IAsyncDisposable
{
    private const int MaxRepetitions = 12;

    // Entries of the last day only: older ones count for nothing.
    private const string Forget = "DELETE FROM call_times WHERE placed_at <= @day_ago; ";

    private const string Add = """
        INSERT INTO call_times (id, call_id, placed_at, user_print, line_print, expires_at, ended_at, settled)
        SELECT @id, @call, @now, @user, @line, @expires, NULL, FALSE
        WHERE NOT EXISTS (SELECT 1 FROM call_times WHERE id = @id)
          AND (SELECT COUNT(*) FROM call_times
               WHERE @line <> '' AND line_print = @line AND ended_at IS NULL AND expires_at > @now AND placed_at <= @latest) < @per_restaurant
          AND NOT (@needs_pause AND EXISTS (SELECT 1 FROM call_times
               WHERE @line <> '' AND line_print = @line AND settled AND ended_at > @pause_ago AND placed_at <= @latest))
          AND (SELECT COUNT(*) FROM call_times WHERE user_print = @user AND placed_at > @day_ago AND placed_at <= @latest) < @per_day
          AND (SELECT COUNT(*) FROM call_times WHERE user_print = @user AND placed_at > @hour_ago AND placed_at <= @latest) < @per_hour
          AND (SELECT COUNT(*) FROM call_times WHERE ended_at IS NULL AND expires_at > @now AND placed_at <= @latest) < @total;
        SELECT COUNT(*) FROM call_times WHERE id = @id;
        """;

    private const string Read = """
        SELECT id, call_id, placed_at, user_print, line_print, expires_at, ended_at, settled FROM call_times
        WHERE placed_at > @day_ago AND (user_print = @user OR (@line <> '' AND line_print = @line) OR (ended_at IS NULL AND expires_at > @now));
        """;

    private static readonly TimeSpan RepetitionDelay = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();

    // The attempts of one process wait here: every thread that waits for the lock of the database costs processor time and a connection.
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private bool _hasAnswered;

    /// <summary>How long a call waits for the database before it is refused.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CallTimeEntry>?> TryAddAsync(
        CallTimeEntry attempt, CallLimitRules rules, bool needsPause, CancellationToken cancellationToken)
    {
        var deadline = await ProbeAsync(cancellationToken);
        await importer.ImportAsync(cancellationToken);
        var limits = rules.Options;
        Dictionary<string, object> values = new(CreateReadValues(attempt), StringComparer.Ordinal)
        {
            ["id"] = attempt.Id,
            ["call"] = attempt.CallId,
            ["expires"] = attempt.ExpiresAt,
            ["latest"] = attempt.At + CallLimitRules.MaxClockSkew,
            ["hour_ago"] = attempt.At - CallLimitRules.Hour,
            ["pause_ago"] = attempt.At - limits.Pause,
            ["needs_pause"] = needsPause,
            ["per_restaurant"] = limits.CallsPerRestaurant,
            ["per_day"] = limits.CallsPerDay,
            ["per_hour"] = limits.CallsPerHour,
            ["total"] = limits.MaxCallsTotal ?? int.MaxValue,
        };
        await EnterAsync(deadline, cancellationToken);
        try
        {
            return await database.ExecuteExclusivelyAsync($"{Forget}{Add} {Read}", values, ReadAdditionAsync, cancellationToken, deadline);
        }
        catch (Exception exception) when (exception is ConciergeException or OperationCanceledException)
        {
            // The attempt may be counted although nobody learned of it.
            RepeatInBackground(() => RemoveOnceAsync(attempt));
            throw;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CallTimeEntry>> ReadAsync(CallTimeEntry attempt, CancellationToken cancellationToken)
    {
        await importer.ImportAsync(cancellationToken);
        var (now, dayAgo, user, line) = (attempt.At, attempt.At - CallLimitRules.Day, attempt.User ?? "", attempt.Line ?? "");

        // One query sees one state: it waits for no writer.
        return await database.UseAsync(
            (context, token) => context.CallTimes.AsNoTracking()
                .Where(row => row.PlacedAt > dayAgo
                    && (row.UserPrint == user || (line != "" && row.LinePrint == line) || (row.EndedAt == null && row.ExpiresAt > now)))
                .Select(row => new CallTimeEntry(
                    row.Id, row.CallId, row.PlacedAt, row.UserPrint == "" ? null : row.UserPrint, row.LinePrint == "" ? null : row.LinePrint, row.ExpiresAt)
                {
                    Ended = row.EndedAt,
                    Settled = row.Settled,
                })
                .ToListAsync(token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task EndAsync(string callId, DateTimeOffset at, bool settled) => RepeatUntilStoredAsync(() => database.UseAsync(
        (context, token) => CallTimeRowWriter.EndAsync(context, callId, at, settled, token), CancellationToken.None, Deadline));

    /// <inheritdoc/>
    public Task RemoveAsync(CallTimeEntry attempt) => RepeatUntilStoredAsync(() => RemoveOnceAsync(attempt));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _stopping.Dispose();
        _oneAtATime.Dispose();
    }

    // The first use opens the database, which a slow machine needs more time for. That the database answers is known before.
    private async Task<TimeSpan> ProbeAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _hasAnswered))
        {
            return Deadline;
        }

        await database.ProbeAsync(Deadline, cancellationToken);
        return Deadline > Database.DefaultDeadline ? Deadline : Database.DefaultDeadline;
    }

    private async Task EnterAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var limited = new CancellationTokenSource(deadline, database.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            await _oneAtATime.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConciergeException(database.NotAnswering);
        }
    }

    private async Task<IReadOnlyList<CallTimeEntry>?> ReadAdditionAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _hasAnswered, true);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetInt64(0) > 0)
        {
            return null;
        }

        await reader.NextResultAsync(cancellationToken);
        return await ReadEntriesAsync(reader, cancellationToken);
    }

    private static async Task<IReadOnlyList<CallTimeEntry>> ReadEntriesAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        List<CallTimeEntry> entries = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(new CallTimeEntry(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetString(3) is { Length: > 0 } user ? user : null,
                reader.GetString(4) is { Length: > 0 } line ? line : null,
                reader.GetFieldValue<DateTimeOffset>(5))
            {
                Ended = await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                Settled = reader.GetBoolean(7),
            });
        }

        return entries;
    }

    private static Dictionary<string, object> CreateReadValues(CallTimeEntry attempt) => new(StringComparer.Ordinal)
    {
        ["now"] = attempt.At,
        ["day_ago"] = attempt.At - CallLimitRules.Day,
        ["user"] = attempt.User ?? "",
        ["line"] = attempt.Line ?? "",
    };

    private Task<int> RemoveOnceAsync(CallTimeEntry attempt) => database.UseAsync(
        (context, token) => context.CallTimes.Where(row => row.Id == attempt.Id).ExecuteDeleteAsync(token), CancellationToken.None, Deadline);

    // Otherwise the restaurant's line stays occupied until the entry expires.
    private async Task RepeatUntilStoredAsync(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (ConciergeException)
        {
            RepeatInBackground(store);
            throw;
        }
    }

    private void RepeatInBackground(Func<Task> store) => _ = Task.Run(async () =>
    {
        for (var repetition = 1; repetition <= MaxRepetitions && !_stopping.IsCancellationRequested; repetition++)
        {
            try
            {
                await Task.Delay(RepetitionDelay, timeProvider, _stopping.Token);
                await store();
                return;
            }
            catch (ConciergeException exception)
            {
                LogNotStored(exception.Error.Code);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    });

    [LoggerMessage(2761, LogLevel.Warning, "The end of an attempt could not be stored for the limits ({Code})")]
    private partial void LogNotStored(string code);
}
