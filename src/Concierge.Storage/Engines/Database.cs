using System.Data.Common;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Engines;

/// <summary>
/// Gives access to the database. The first use opens and migrates it. Every failure becomes a <c>storage.…</c> error, and so does a database
/// that does not answer: each use has a deadline.
/// </summary>
internal sealed partial class Database : IAsyncDisposable
{
    private readonly DatabaseLocation _location;
    private readonly ILogger _logger;
    private readonly Lazy<IDatabaseEngine> _engine;
    private readonly Lock _lock = new();
    private Task? _opening;

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

    /// <summary>The deadline of a use that names no other. Longer than SQLite waits for the lock of another program.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of the deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What differs between the databases.</summary>
    public IDatabaseEngine Engine => _engine.Value;

    /// <inheritdoc cref="IDatabaseEngine.SkipLocked"/>
    public string SkipLocked => _engine.Value.SkipLocked;

    /// <summary>The error of a use that missed its deadline.</summary>
    public ConciergeError NotAnswering => StorageErrors.NotAnswering(_location);

    /// <summary>Opens and migrates the database, once.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Not cancelled by the one that happens to come first: others wait for the same opening.
            if (_opening is null or { IsCompleted: true, IsCompletedSuccessfully: false })
            {
                _opening = Task.Run(() => TranslateErrorsAsync(OpenCoreAsync, CancellationToken.None), CancellationToken.None);
            }

            return _opening.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Runs <paramref name="work"/> with a new context.</summary>
    /// <param name="work">The work. Its token is cancelled at the deadline.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <param name="deadline">How long to wait for the database; <see langword="null"/> for <see cref="DefaultDeadline"/>.</param>
    /// <exception cref="ConciergeException">
    /// The database cannot be used (<c>storage.…</c>), or does not answer within the deadline (<c>storage.unavailable</c>). In the latter case the
    /// work may still take effect.
    /// </exception>
    public async Task<T> UseAsync<T>(
        Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken, TimeSpan? deadline = null)
    {
        // To create a file is work of this machine, which may be slow or busy: no other program can be silent about it.
        if (_location.File is { } file && !File.Exists(file))
        {
            await OpenAsync(cancellationToken);
        }

        return await WaitAsync(token => UseWithoutDeadlineAsync(work, token), deadline ?? DefaultDeadline, cancellationToken);
    }

    /// <inheritdoc cref="UseAsync{T}"/>
    public Task UseAsync(Func<ConciergeContext, CancellationToken, Task> work, CancellationToken cancellationToken, TimeSpan? deadline = null) => UseAsync(
        async (context, token) =>
        {
            await work(context, token);
            return true;
        },
        cancellationToken,
        deadline);

    /// <summary>Runs <paramref name="work"/> in a transaction.</summary>
    /// <inheritdoc cref="UseAsync{T}"/>
    public Task<T> InTransactionAsync<T>(
        Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken, TimeSpan? deadline = null) => UseAsync(
        async (context, token) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(token);
            var done = await work(context, token);
            await transaction.CommitAsync(token);
            return done;
        },
        cancellationToken,
        deadline);

    /// <summary>Runs <paramref name="work"/> on one state of the database, without a deadline. Others can write meanwhile.</summary>
    /// <inheritdoc cref="UseAsync{T}"/>
    public Task<T> UseSnapshotAsync<T>(Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => UseAsync(
        async (context, token) =>
        {
            await using var transaction = await _engine.Value.BeginSnapshotAsync(context, token);
            return await work(context, token);
        },
        cancellationToken,
        Timeout.InfiniteTimeSpan);

    /// <summary>Runs SQL statements as one transaction. No other process runs such a transaction at the same time.</summary>
    /// <param name="statements">The statements, with named parameters (<c>@name</c>), as both databases understand them.</param>
    /// <param name="values">The parameters.</param>
    /// <param name="read">Reads the results of the statements.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    /// <param name="deadline">How long to wait for the database; <see langword="null"/> for <see cref="DefaultDeadline"/>.</param>
    /// <inheritdoc cref="UseAsync{T}"/>
    public Task<T> ExecuteExclusivelyAsync<T>(
        string statements,
        IReadOnlyDictionary<string, object> values,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken,
        TimeSpan? deadline = null) =>
        UseAsync((context, token) => _engine.Value.ExecuteExclusivelyAsync(context, statements, values, read, token), cancellationToken, deadline);

    /// <summary>
    /// Checks that the database answers now and accepts a transaction. Neither opens nor migrates it, and compiles no query: a slow machine passes,
    /// a silent database does not.
    /// </summary>
    /// <exception cref="ConciergeException">The database cannot be used, or does not answer within the deadline (<c>storage.…</c>).</exception>
    public Task ProbeAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        var engine = _engine.Value;
        return WaitAsync(
            token => TranslateErrorsAsync(
                async inner =>
                {
                    await engine.ProbeAsync(inner);
                    return true;
                },
                token),
            deadline,
            cancellationToken);
    }

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

    // Cancelled elsewhere: Npgsql then asks the server to cancel, which can take as long as the server is silent.
    private static void Abandon(Task working, CancellationTokenSource limited)
    {
        _ = working.ContinueWith(failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            _ = limited.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The work has ended in the meantime.
        }
    }

    private async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // SQLite blocks its thread while it waits for a lock: a thread of the pool would be missing for the telephone.
        var working = Task.Factory.StartNew(
            () => work(limited.Token),
            CancellationToken.None,
            _location.File is null ? TaskCreationOptions.DenyChildAttach : TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();
        _ = working.ContinueWith(_ => limited.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            return await working.WaitAsync(deadline, TimeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            Abandon(working, limited);
            LogFailed(NotAnswering.Code, nameof(TimeoutException));
            throw new ConciergeException(NotAnswering);
        }
        catch (OperationCanceledException)
        {
            Abandon(working, limited);
            throw;
        }
    }

    private async Task<T> UseWithoutDeadlineAsync<T>(Func<ConciergeContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
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
