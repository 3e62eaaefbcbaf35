using System.Diagnostics;
using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Registers this process in the database and updates its heartbeat. Another process recovers the calls of a process without heartbeat.</summary>
internal sealed partial class ServerHeartbeat(Database database, TimeProvider timeProvider, ILogger<ServerHeartbeat> logger) : IAsyncDisposable
{
    /// <summary>The interval between two heartbeats.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RemovalDeadline = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _registering = new(1);
    private ITimer? _heartbeat;

    /// <summary>The id of this process, new at every start.</summary>
    public string ServerId { get; } = CallIds.NewId();

    /// <summary>Registers this process and starts its heartbeat, once. Call it before this process owns a call.</summary>
    /// <param name="cancellationToken">Cancels the registration.</param>
    /// <param name="deadline">How long to wait for the database; <see langword="null"/> for <see cref="Database.DefaultDeadline"/>.</param>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task StartAsync(CancellationToken cancellationToken, TimeSpan? deadline = null)
    {
        if (Volatile.Read(ref _heartbeat) is not null)
        {
            return;
        }

        // Another registration waits for the same database at most until its own deadline.
        await _registering.WaitAsync(cancellationToken);
        try
        {
            if (_heartbeat is null)
            {
                await database.UseAsync(SendHeartbeatAsync, cancellationToken, deadline);
                Volatile.Write(ref _heartbeat, timeProvider.CreateTimer(_ => StartHeartbeat(), null, HeartbeatInterval, HeartbeatInterval));
            }
        }
        finally
        {
            _registering.Release();
        }
    }

    /// <summary>Stops the heartbeat and removes the registration.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_heartbeat is not null)
        {
            await _heartbeat.DisposeAsync();
            try
            {
                await database.UseAsync(
                    (context, token) => context.Servers.Where(row => row.Id == ServerId).ExecuteDeleteAsync(token), CancellationToken.None, RemovalDeadline);
            }
            catch (ConciergeException exception)
            {
                LogFailed(exception.Error.Code);
            }
        }

        _registering.Dispose();
    }

    private void StartHeartbeat() => _ = Task.Run(async () =>
    {
        try
        {
            await database.UseAsync(SendHeartbeatAsync, CancellationToken.None);
        }
        catch (ConciergeException exception)
        {
            LogFailed(exception.Error.Code);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or DbUpdateException)
        {
            LogFailed(exception.GetType().Name);
        }
    });

    private async Task SendHeartbeatAsync(ConciergeContext context, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var updated = await context.Servers.Where(row => row.Id == ServerId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Beat, row => row.Beat + 1).SetProperty(row => row.SeenAt, now), cancellationToken);
        if (updated == 0)
        {
            using var process = Process.GetCurrentProcess();
            context.Add(new ServerRow
            {
                Id = ServerId,
                Machine = LocalMachine.Name,
                ProcessId = Environment.ProcessId,
                ProcessStartedAt = process.StartTime.ToUniversalTime(),
                SeenAt = now,
            });
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(2721, LogLevel.Warning, "The heartbeat of this server could not be stored ({Code})")]
    private partial void LogFailed(string code);
}
