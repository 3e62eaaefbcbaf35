using Concierge.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Concierge.Storage.Engines;

/// <summary>SQLite: one file, readable by its owner alone, with its journal beside it.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    // How long a statement waits for another process's.
    private const int BusySeconds = 5;
    private const int LockAttempts = 1500;

    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(20);

    private readonly string _file;
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteContext> _options;

    public SqliteEngine(string file, IEnumerable<IInterceptor> interceptors)
    {
        _file = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusySeconds }.ConnectionString;
        _options = new DbContextOptionsBuilder<SqliteContext>()
            .UseSqlite(_connectionString)
            .AddInterceptors([new SqlitePragmas(), .. interceptors])
            .Options;
    }

    public ConciergeContext CreateContext() => new SqliteContext(_options);

    public async Task<bool> IsCurrentAsync(ConciergeContext context, CancellationToken cancellationToken) =>
        File.Exists(_file) && await AppliedMigrations.AreCurrentAsync(context, cancellationToken);

    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.GetDirectoryName(_file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        }

        var alone = await LockFileAsync(cancellationToken);
        try
        {
            CreateFile();
            await using var context = CreateContext();

            // Readers and the writer do not wait for each other; the mode stays with the file. The migrations' own lock is
            // a row that a killed process leaves behind, and nobody else can hold it now.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS __EFMigrationsLock;", cancellationToken);
            return alone;
        }
        catch
        {
            await alone.DisposeAsync();
            throw;
        }
    }

    public void Close()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task<FileStream> LockFileAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream($"{_file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException busy) when (attempt < LockAttempts && busy is not (FileNotFoundException or DirectoryNotFoundException))
            {
                await Task.Delay(LockWait, cancellationToken);
            }
        }
    }

    // The journal gets the file's own mode.
    private void CreateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(_file, options).Dispose();
    }
}
