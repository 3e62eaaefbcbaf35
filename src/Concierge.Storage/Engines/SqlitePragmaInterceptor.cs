using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Concierge.Storage.Engines;

/// <summary>Sets the pragmas that SQLite needs on every connection.</summary>
internal sealed class SqlitePragmaInterceptor : DbConnectionInterceptor
{
    // FULL: a commit waits until the disk has the data, so a booking survives a power failure.
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
