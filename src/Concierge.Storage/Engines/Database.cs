using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Engines;

/// <summary>Gives access to the database. The first use opens and migrates it. Every failure becomes a <c>storage.…</c> error.</summary>
internal sealed partial class Database : IAsyncDisposable
{
    private readonly DatabaseLocation _location;
    private readonly ILogger _logger;
    private readonly Lazy<IDatabaseEngine> _engine;
    private readonly SemaphoreSlim _opening = new(1);
    private bool _open;

    /// <param name="location">The location of the database.</param>
    /// <param name="logger">The logger.</param>
    /// <param name="interceptors">EF Core interceptors, for tests.</param>
    public Database(DatabaseLocation location, ILogger<Database> logger, params IEnumerable<IInterceptor> interceptors)
    {
        _location = location;
        _logger = logger;

        // Loading EF Core and building the model take time, so the engine is created on first use.
        _engine = new Lazy<IDatabaseEngine>(
            () => location.File is { } file
                ? new SqliteEngine(file, interceptors)
                : new PostgresEngine(location.ConnectionString!, interceptors));
    }

    /// <summary>Opens and migrates the database, once.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
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
                await TranslateErrorsAsync(OpenCoreAsync, cancellationToken);
                Volatile.Write(ref _open, true);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> with a new context.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<T> UseAsync<T>(Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return await TranslateErrorsAsync(
            async token =>
            {
                await using var context = _engine.Value.CreateContext();
                return await work(context, token);
            },
            cancellationToken);
    }

    /// <summary>Runs <paramref name="work"/> with a new context.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task UseAsync(Func<ConciergeContext, CancellationToken, Task> work, CancellationToken cancellationToken) => UseAsync(
        async (context, token) =>
        {
            await work(context, token);
            return true;
        },
        cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a transaction.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>); nothing changed.</exception>
    public Task<T> InTransactionAsync<T>(Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => UseAsync(
        async (context, token) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(token);
            var done = await work(context, token);
            await transaction.CommitAsync(token);
            return done;
        },
        cancellationToken);

    /// <summary>Closes the connections and deletes a temporary database.</summary>
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The operating system cleans the temporary folder.
        }
    }

    private async Task<bool> OpenCoreAsync(CancellationToken cancellationToken)
    {
        await using var context = _engine.Value.CreateContext();
        if (await _engine.Value.IsCurrentAsync(context, cancellationToken))
        {
            return true;
        }

        await using var migrationLock = await _engine.Value.LockAsync(cancellationToken);
        if (!await _engine.Value.IsCurrentAsync(context, cancellationToken))
        {
            await context.Database.MigrateAsync(cancellationToken);
            LogMigrated(_location.ToString());
        }

        return true;
    }

    private async Task<T> TranslateErrorsAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(cancellationToken);
        }
        catch (Exception exception) when (StorageErrors.FromException(exception, _location) is { } error)
        {
            LogFailed(error.Code, exception.GetBaseException().GetType().Name);
            throw new ConciergeException(error, exception);
        }
    }

    [LoggerMessage(2701, LogLevel.Information, "The database {Location} was migrated")]
    private partial void LogMigrated(string location);

    [LoggerMessage(2702, LogLevel.Warning, "The database failed: {Code} ({Failure})")]
    private partial void LogFailed(string code, string failure);
}
