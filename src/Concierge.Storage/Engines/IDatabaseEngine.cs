using Concierge.Contracts;
using Concierge.Storage.Schema;
namespace Concierge.Storage.Engines;

/// <summary>What differs between SQLite and PostgreSQL.</summary>
internal interface IDatabaseEngine
{
    /// <summary>A context for one piece of work.</summary>
    ConciergeContext CreateContext();

    /// <summary>Whether every migration was applied.</summary>
    /// <exception cref="ConciergeException">One was applied that this program does not know (<c>storage.too_new</c>).</exception>
    Task<bool> IsCurrentAsync(ConciergeContext context, CancellationToken cancellationToken);

    /// <summary>Keeps every other process from migrating, until it is given back or this process ends.</summary>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>Closes the connections that are kept.</summary>
    void Close();
}
