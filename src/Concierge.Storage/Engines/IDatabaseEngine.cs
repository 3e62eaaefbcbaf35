using Concierge.Contracts;
using Concierge.Storage.Schema;
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

    /// <summary>Closes the pooled connections.</summary>
    void Close();
}
