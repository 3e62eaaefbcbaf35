using System.Data.Common;
using Concierge.Options;
using Concierge.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Concierge.Storage.Engines;

/// <summary>Accesses an SQLite file that only its owner can read.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    // How long a statement waits for the lock of another process.
    private const int BusySeconds = 5;
    private const int MaxLockAttempts = 1500;

    private static readonly TimeSpan LockRetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly string _file;
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteContext> _options;

    public SqliteEngine(string file, IEnumerable<IInterceptor> interceptors)
    {
        _file = file;
        _connectionString = CreateConnectionString(file);
        _options = new DbContextOptionsBuilder<SqliteContext>()
            .UseSqlite(_connectionString)
            .AddInterceptors([new SqlitePragmaInterceptor(), .. interceptors])
            .Options;
    }

    // One statement writes at a time.
    public string SkipLocked => "";

    public ConciergeContext CreateContext() => new SqliteContext(_options);

    // Microsoft.Data.Sqlite begins transactions with BEGIN IMMEDIATE, which needs the write lock.
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_file))
        {
            return;
        }

        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
    }

    public async Task<bool> IsCurrentAsync(ConciergeContext context, CancellationToken cancellationToken) =>
        File.Exists(_file) && await MigrationChecker.AreCurrentAsync(context, cancellationToken);

    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        UserFile.CreateFolder(Path.GetDirectoryName(_file)!);

        var migrationLock = await LockFileAsync(cancellationToken);
        try
        {
            CreateFile();
            await using var context = CreateContext();

            // In WAL mode readers and the writer do not block each other; the file keeps the mode. EF Core's own migration lock is
            // a row that a killed process leaves behind. Our file lock proves that no other process holds it.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS __EFMigrationsLock;", cancellationToken);
            return migrationLock;
        }
        catch
        {
            await migrationLock.DisposeAsync();
            throw;
        }
    }

    // BEGIN IMMEDIATE takes the write lock, so nobody writes between the statements.
    public async Task<T> ExecuteExclusivelyAsync<T>(
        ConciergeContext context,
        string statements,
        IReadOnlyDictionary<string, object> values,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statements;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue($"@{name}", value is DateTimeOffset moment ? UtcTextConverter.Write(moment) : value);
        }

        T result;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            result = await read(reader, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    // A deferred transaction takes no lock before it writes, and in WAL mode reads the state of its first statement.
    public async Task<IDbContextTransaction> BeginSnapshotAsync(ConciergeContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await context.Database.UseTransactionAsync(transaction, cancellationToken))!;
    }

    // SQLite numbers after the highest number that there is.
    public Task ContinueNumberingAsync(ConciergeContext context, string table, string column, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Close()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    // A database on a read-only disk can be listed. SQLite then needs to be told that nobody changes it: it cannot create the files beside
    // it that coordinate readers and writers (sqlite.org/wal.html, section 5; sqlite.org/uri.html, immutable).
    private static string CreateConnectionString(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusySeconds };
        if (IsReadOnly(file))
        {
            var journal = new FileInfo($"{file}-wal");
            connection.DataSource = journal is { Exists: true, Length: > 0 } ? file : $"{new Uri(file).AbsoluteUri}?immutable=1";
            connection.Mode = SqliteOpenMode.ReadOnly;
        }

        return connection.ConnectionString;
    }

    // SQLite itself opens the file to find out: any other code of this process that closes it releases all of the process's locks on it (fcntl(2)), and
    // another process would take away the journal under the open connections.
    private static bool IsReadOnly(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
            connection.Open();
            return raw.sqlite3_db_readonly(connection.Handle, "main") == 1;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private async Task<FileStream> LockFileAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return UserFile.Open($"{_file}.lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException exception) when (attempt < MaxLockAttempts && IsLocked(exception))
            {
                await Task.Delay(LockRetryDelay, TimeProvider.System, cancellationToken);
            }
        }
    }

    // A full disk or a read-only one stays what it is; only another process's lock is waited for.
    private static bool IsLocked(IOException exception) =>
        exception is not (FileNotFoundException or DirectoryNotFoundException)
            && exception.HResult is not (StorageErrors.DiskFullOnUnix or StorageErrors.ReadOnlyOnUnix);

    // SQLite gives the journal the access mode of the database file. A file that exists is not opened: see IsReadOnly.
    private void CreateFile()
    {
        if (File.Exists(_file))
        {
            UserFile.Protect(_file);
        }
        else
        {
            UserFile.Open(_file, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }
    }
}
