using System.Data;
using System.Data.Common;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Concierge.Storage.Engines;

/// <summary>Accesses a PostgreSQL server that several Concierge servers can share.</summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    // An arbitrary number ("Concierg" in ASCII) that other programs in the same database are unlikely to use.
    private const long MigrationLock = 0x436f6e6369657267;
    private const long ExclusiveLock = MigrationLock + 1;

    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresContext> _options;

    public PostgresEngine(string connectionString, IEnumerable<IInterceptor> interceptors)
    {
        _source = CreateSource(new NpgsqlConnectionStringBuilder(connectionString));
        _options = new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(_source)
            .AddInterceptors([.. interceptors])
            .Options;
    }

    public string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public ConciergeContext CreateContext() => new PostgresContext(_options);

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellationToken);
    }

    public Task<bool> IsCurrentAsync(ConciergeContext context, CancellationToken cancellationToken) =>
        MigrationChecker.AreCurrentAsync(context, cancellationToken);

    // PostgreSQL binds an advisory lock to the connection and releases it when the connection ends.
    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_advisory_lock($1)";
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = MigrationLock });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new AdvisoryLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // The statements of one command are one transaction and one round trip. The first one waits for the lock, which the end of the transaction releases.
    public async Task<T> ExecuteExclusivelyAsync<T>(
        ConciergeContext context,
        string statements,
        IReadOnlyDictionary<string, object> values,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand($"SELECT pg_advisory_xact_lock(@exclusive); {statements}");
        command.Parameters.Add(new NpgsqlParameter<long>("exclusive", ExclusiveLock));
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new NpgsqlParameter(name, value is DateTimeOffset moment ? moment.ToUniversalTime() : value));
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await read(reader, cancellationToken);
    }

    public Task<IDbContextTransaction> BeginSnapshotAsync(ConciergeContext context, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    // A sequence knows nothing of rows that were added with their numbers.
    public Task ContinueNumberingAsync(ConciergeContext context, string table, string column, CancellationToken cancellationToken)
    {
        var statement = $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT MAX({column}) FROM {table}))";
        return context.Database.ExecuteSqlRawAsync(statement, cancellationToken);
    }

    // Npgsql takes the wanted kind of server from the data source when there are several hosts.
    private static NpgsqlDataSource CreateSource(NpgsqlConnectionStringBuilder connection)
    {
        connection.ApplicationName ??= "concierge";
        var target = connection.TargetSessionAttributes;
        if (target is null && !connection.Host!.Contains(',', StringComparison.Ordinal))
        {
            return NpgsqlDataSource.Create(connection);
        }

        connection.TargetSessionAttributes = null;
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).BuildMultiHost().WithTargetSession(target switch
        {
            "primary" => TargetSessionAttributes.Primary,
            "standby" => TargetSessionAttributes.Standby,
            "prefer-primary" => TargetSessionAttributes.PreferPrimary,
            "prefer-standby" => TargetSessionAttributes.PreferStandby,
            "read-only" => TargetSessionAttributes.ReadOnly,
            "read-write" => TargetSessionAttributes.ReadWrite,
            _ => TargetSessionAttributes.Any,
        });
    }

    public void Close() => _source.Dispose();

    private sealed class AdvisoryLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_advisory_unlock_all()";
            await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
