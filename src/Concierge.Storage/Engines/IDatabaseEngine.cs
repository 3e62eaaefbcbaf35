using System.Data.Common;
using Concierge.Contracts;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore.Storage;

namespace Concierge.Storage.Engines;

/// <summary>The operations that differ between SQLite and PostgreSQL.</summary>
internal interface IDatabaseEngine
{
    /// <summary>Creates a context for one unit of work.</summary>
    ConciergeContext CreateContext();

    /// <summary>Begins and ends a transaction, without EF Core. A database that does not exist yet is not created.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Returns whether every migration is applied.</summary>
    /// <exception cref="ConciergeException">The database has a migration that this program does not know (<c>storage.too_new</c>).</exception>
    Task<bool> IsCurrentAsync(ConciergeContext context, CancellationToken cancellationToken);

    /// <summary>Takes the migration lock. Disposing the result or the end of this process releases it.</summary>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>What a <c>SELECT</c> ends with that takes rows and leaves those out which another transaction is taking; empty if there is no other.</summary>
    string SkipLocked { get; }

    /// <summary>Runs SQL statements as one transaction. No other process runs such a transaction at the same time.</summary>
    /// <param name="context">The context whose connection is used.</param>
    /// <param name="statements">The statements, with named parameters (<c>@name</c>), as both databases understand them.</param>
    /// <param name="values">The parameters. Points in time are converted to the form in which they are stored.</param>
    /// <param name="read">Reads the results of the statements.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    Task<T> ExecuteExclusivelyAsync<T>(
        ConciergeContext context,
        string statements,
        IReadOnlyDictionary<string, object> values,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken);

    /// <summary>Begins a transaction that reads one state of the database and keeps nobody from writing.</summary>
    Task<IDbContextTransaction> BeginSnapshotAsync(ConciergeContext context, CancellationToken cancellationToken);

    /// <summary>Makes the database number new rows after those that were added with their numbers.</summary>
    /// <param name="context">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column that the database numbers.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task ContinueNumberingAsync(ConciergeContext context, string table, string column, CancellationToken cancellationToken);

    /// <summary>Closes the pooled connections.</summary>
    void Close();
}
