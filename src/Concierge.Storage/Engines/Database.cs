using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Engines;

/// <summary>The database: opened and brought up to date by whoever needs it first. Whatever is wrong with it is told as a <c>storage.…</c> error.</summary>
internal sealed partial class Database : IAsyncDisposable
{
    private readonly DatabaseLocation _location;
    private readonly ILogger _logger;
    private readonly Lazy<IDatabaseEngine> _engine;
    private readonly SemaphoreSlim _opening = new(1);
    private bool _open;

    /// <param name="location">Where it is.</param>
    /// <param name="logger">The log.</param>
    /// <param name="interceptors">Stand in EF's way; for tests.</param>
    public Database(DatabaseLocation location, ILogger<Database> logger, params IEnumerable<IInterceptor> interceptors)
    {
        _location = location;
        _logger = logger;

        // Nothing of EF Core is loaded, and no model built, before somebody needs it.
        _engine = new Lazy<IDatabaseEngine>(() => location.File is { } file ? new SqliteEngine(file, interceptors) : new PostgresEngine(location.ConnectionString!, interceptors));
    }

    /// <summary>Opens it and brings it up to date, once.</summary>
    /// <exception cref="ConciergeException">It cannot be used (<c>storage.…</c>).</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _open))
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (!_open)
            {
                await GuardedAsync(OpenCoreAsync, cancellationToken);
                Volatile.Write(ref _open, true);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Does something with a context of its own.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<T> UseAsync<T>(Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return await GuardedAsync(
            async token =>
            {
                await using var context = _engine.Value.CreateContext();
                return await work(context, token);
            },
            cancellationToken);
    }

    /// <summary>Does something with a context of its own.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task UseAsync(Func<ConciergeContext, CancellationToken, Task> work, CancellationToken cancellationToken) => UseAsync(
        async (context, token) =>
        {
            await work(context, token);
            return true;
        },
        cancellationToken);

    /// <summary>Does something wholly or not at all.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>); nothing was changed.</exception>
    public Task<T> InTransactionAsync<T>(Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => UseAsync(
        async (context, token) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(token);
            var done = await work(context, token);
            await transaction.CommitAsync(token);
            return done;
        },
        cancellationToken);

    /// <summary>Gives its connections back, and deletes a temporary file.</summary>
    public ValueTask DisposeAsync()
    {
        if (_engine.IsValueCreated)
        {
            _engine.Value.Close();
            if (_location is { IsTemporary: true, File: { } file })
            {
                TryDelete(Path.GetDirectoryName(file)!);
            }
        }

        _opening.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // It is in the folder for temporary files.
        }
    }

    private async Task<bool> OpenCoreAsync(CancellationToken cancellationToken)
    {
        await using var context = _engine.Value.CreateContext();
        if (await _engine.Value.IsCurrentAsync(context, cancellationToken))
        {
            return true;
        }

        await using var alone = await _engine.Value.LockAsync(cancellationToken);
        if (!await _engine.Value.IsCurrentAsync(context, cancellationToken))
        {
            await context.Database.MigrateAsync(cancellationToken);
            LogMigrated(_location.ToString());
        }

        return true;
    }

    private async Task<T> GuardedAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(cancellationToken);
        }
        catch (Exception failure) when (StorageErrors.Of(failure, _location) is { } error)
        {
            LogFailed(error.Code, failure.GetBaseException().GetType().Name);
            throw new ConciergeException(error, failure);
        }
    }

    [LoggerMessage(2701, LogLevel.Information, "The database {Location} was brought up to date")]
    private partial void LogMigrated(string location);

    [LoggerMessage(2702, LogLevel.Warning, "The database failed: {Code} ({Failure})")]
    private partial void LogFailed(string code, string failure);
}
