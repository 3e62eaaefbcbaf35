using System.Diagnostics;
using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>Says in the database that this process is there, as long as it is: the calls of one that is not are looked after by another.</summary>
internal sealed partial class ServerPresence(Database database, TimeProvider time, ILogger<ServerPresence> logger) : IAsyncDisposable
{
    /// <summary>How often the beat is counted up.</summary>
    public static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _beginning = new(1);
    private ITimer? _beat;

    /// <summary>This process, until it stops.</summary>
    public string Self { get; } = CallIds.New();

    /// <summary>Says that this process is there. Done once, before it holds any call.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _beat) is not null)
        {
            return;
        }

        await _beginning.WaitAsync(cancellationToken);
        try
        {
            if (_beat is null)
            {
                await database.UseAsync(BeatAsync, cancellationToken);
                Volatile.Write(ref _beat, time.CreateTimer(_ => Beat(), null, BeatPeriod, BeatPeriod));
            }
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <summary>This process is leaving, and holds no call any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_beat is not null)
        {
            await _beat.DisposeAsync();
            try
            {
                await database.UseAsync((context, token) => context.Servers.Where(row => row.Id == Self).ExecuteDeleteAsync(token), CancellationToken.None);
            }
            catch (ConciergeException failed)
            {
                LogFailed(failed.Error.Code);
            }
        }

        _beginning.Dispose();
    }

    private void Beat() => _ = Task.Run(async () =>
    {
        try
        {
            await database.UseAsync(BeatAsync, CancellationToken.None);
        }
        catch (ConciergeException failed)
        {
            LogFailed(failed.Error.Code);
        }
        catch (Exception fault) when (fault is ObjectDisposedException or DbUpdateException)
        {
            LogFailed(fault.GetType().Name);
        }
    });

    private async Task BeatAsync(ConciergeContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var there = await context.Servers.Where(row => row.Id == Self).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Beat, row => row.Beat + 1).SetProperty(row => row.SeenAt, now), cancellationToken);
        if (there == 0)
        {
            using var process = Process.GetCurrentProcess();
            context.Add(new ServerRow
            {
                Id = Self,
                Machine = ThisMachine.Name,
                ProcessId = Environment.ProcessId,
                ProcessStartedAt = process.StartTime.ToUniversalTime(),
                SeenAt = now,
            });
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(2721, LogLevel.Warning, "This server could not say that it is there ({Code})")]
    private partial void LogFailed(string code);
}
