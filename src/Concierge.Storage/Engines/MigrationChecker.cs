using Concierge.Contracts;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Concierge.Storage.Engines;

/// <summary>Compares the migrations that a database has with those that this program knows.</summary>
internal static class MigrationChecker
{
    /// <summary>Returns whether every migration is applied.</summary>
    /// <exception cref="ConciergeException">The database has a migration that this program does not know (<c>storage.too_new</c>).</exception>
    public static async Task<bool> AreCurrentAsync(ConciergeContext context, CancellationToken cancellationToken)
    {
        if (!await context.GetService<IHistoryRepository>().ExistsAsync(cancellationToken))
        {
            return false;
        }

        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return applied.IsSubsetOf(known) ? applied.Count == known.Count : throw new ConciergeException(StorageErrors.TooNew);
    }
}
