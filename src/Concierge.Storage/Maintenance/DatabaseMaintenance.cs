using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Maintenance;

/// <summary>Copies, backs up and restores databases, and rotates the data key.</summary>
/// <param name="dataKey"><c>CONCIERGE_DATA_KEY</c>; <see langword="null"/> if the key is in the data folder.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="loggers">The logs.</param>
public sealed class DatabaseMaintenance(byte[]? dataKey, TimeProvider timeProvider, ILoggerFactory loggers)
{
    // How long after its last heartbeat a server of another machine may still run.
    private static readonly TimeSpan MaxSilence = DeadServerDetector.Lease;

    /// <summary>Copies every table to another database, of the same kind or another one.</summary>
    /// <param name="from">The database. No server may use it, so that nothing is written to it after the copy.</param>
    /// <param name="to">The other database, which must be empty. It is created and migrated.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the copy; nothing is then copied.</param>
    /// <exception cref="ConciergeException">
    /// A database cannot be used (<c>storage.…</c>), a server uses it (<c>storage.in_use</c>), or the other one is not empty
    /// (<c>storage.not_empty</c>). Nothing is copied.
    /// </exception>
    public Task<DatabaseCopyReport> CopyAsync(
        DatabaseLocation from, DatabaseLocation to, IProgress<DatabaseProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return from.File == to.File && from.ConnectionString == to.ConnectionString
            ? throw new ConciergeException(MaintenanceErrors.SameDatabase)
            : CopyCoreAsync(from, to, mustBeUnused: true, progress, cancellationToken);
    }

    /// <summary>Writes a backup of a database, which servers may use meanwhile: one state of it, in an SQLite file.</summary>
    /// <param name="from">The database.</param>
    /// <param name="file">The new file.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the backup.</param>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>), or the file exists (<c>storage.not_empty</c>).</exception>
    public async Task<DatabaseCopyReport> BackUpAsync(
        DatabaseLocation from, string file, IProgress<DatabaseProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (Path.Exists(file))
        {
            throw new ConciergeException(MaintenanceErrors.FileExists(file));
        }

        // Renamed when it is complete: an interrupted backup must not look like one.
        var target = Path.GetFullPath(file);
        var incomplete = $"{target}.incomplete";
        DeleteFiles(incomplete);
        try
        {
            var report = await CopyCoreAsync(from, DatabaseLocation.FromFile(incomplete), mustBeUnused: false, progress, cancellationToken);
            File.Move(incomplete, target);
            return report;
        }
        finally
        {
            DeleteFiles(incomplete);
        }
    }

    /// <summary>Restores a backup into an empty database of any kind.</summary>
    /// <param name="file">The backup. It is not changed.</param>
    /// <param name="to">The database, which must be empty. It is created and migrated.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the restore; nothing is then restored.</param>
    /// <exception cref="ConciergeException">
    /// A database cannot be used (<c>storage.…</c>), or is not empty (<c>storage.not_empty</c>). Nothing is restored.
    /// </exception>
    public async Task<DatabaseCopyReport> RestoreAsync(
        string file, DatabaseLocation to, IProgress<DatabaseProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(to);
        var backup = DatabaseLocation.FromFile(file);
        EnsureExists(backup);

        // An older backup is migrated first: not the backup itself.
        var copy = DatabaseLocation.CreateTemporary();
        UserFile.CreateFolder(Path.GetDirectoryName(copy.File!)!);
        File.Copy(backup.File!, copy.File!);
        return await CopyCoreAsync(copy, to, mustBeUnused: false, progress, cancellationToken);
    }

    /// <summary>Encrypts everything that is encrypted with another key.</summary>
    /// <param name="location">The database. No server may use it.</param>
    /// <param name="keyFile">
    /// The file of the new key, created if it does not exist; <see langword="null"/> to replace the key of the data folder. The former key is kept
    /// beside it, as <c>data-key.previous</c>.
    /// </param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the rotation; nothing is then changed.</param>
    /// <exception cref="ConciergeException">
    /// The database or a key cannot be used (<c>storage.…</c>), the key decrypts nothing of what is encrypted (<c>storage.wrong_key</c>), or a server
    /// uses the database (<c>storage.in_use</c>). Nothing is changed.
    /// </exception>
    public async Task<KeyRotationReport> RotateKeyAsync(
        DatabaseLocation location, string? keyFile, IProgress<DatabaseProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(location);
        EnsureExists(location);
        var own = UserDataPaths.DataKeyFile;
        if (dataKey is not null && keyFile is null)
        {
            throw new ConciergeException(MaintenanceErrors.KeyFileRequired);
        }

        if (dataKey is null && !File.Exists(own))
        {
            throw new ConciergeException(MaintenanceErrors.NoKey(own));
        }

        // A rotation that was interrupted after its transaction has left the new key here, and continues with it.
        var newFile = keyFile is null ? $"{own}.new" : Path.GetFullPath(keyFile);
        var before = new GuestTextCipher(() => dataKey ?? DataKeyFile.ReadOrCreate(own));
        var after = new GuestTextCipher(() => DataKeyFile.ReadOrCreate(newFile));
        await using var database = Open(location);
        var rotator = await database.InTransactionAsync(
            async (context, token) =>
            {
                await EnsureUnusedAsync(context, token);
                var rotator = new KeyRotator(context, before, after, progress);
                await rotator.RotateAsync(token);

                // The former key, which may be the right one, must not be replaced.
                return rotator is { Encrypted: 0, AlreadyNew: 0, Unreadable: > 0 }
                    ? throw new ConciergeException(MaintenanceErrors.NothingReadable(rotator.Unreadable, dataKey is null ? own : null))
                    : rotator;
            },
            cancellationToken,
            Timeout.InfiniteTimeSpan);
        if (keyFile is null)
        {
            // Creates the new key also when nothing was encrypted.
            after.Encrypt("");
            File.Copy(own, UserDataPaths.FormerDataKeyFile, overwrite: true);
            File.Move(newFile, own, overwrite: true);
        }

        return new KeyRotationReport(rotator.Encrypted, rotator.AlreadyNew, rotator.Unreadable, keyFile is null ? own : newFile);
    }

    private static void EnsureExists(DatabaseLocation location)
    {
        if (location.File is { } file && !File.Exists(file))
        {
            throw new ConciergeException(MaintenanceErrors.NotFound(location));
        }
    }

    private static void DeleteFiles(string database)
    {
        foreach (var file in new[] { "", "-wal", "-shm", ".lock" })
        {
            File.Delete(database + file);
        }
    }

    private async Task<DatabaseCopyReport> CopyCoreAsync(
        DatabaseLocation from, DatabaseLocation to, bool mustBeUnused, IProgress<DatabaseProgress>? progress, CancellationToken cancellationToken)
    {
        EnsureExists(from);
        var key = new DataKeyTester(dataKey);
        await using var source = Open(from);
        await using var target = Open(to);
        return await source.UseSnapshotAsync(
            async (reading, token) =>
            {
                if (mustBeUnused)
                {
                    await EnsureUnusedAsync(reading, token);
                }

                return await target.InTransactionAsync(
                    async (writing, inner) =>
                    {
                        await EnsureEmptyAsync(writing, to, inner);
                        return await new TableCopier(reading, writing, target.Engine, key, progress).CopyAsync(inner);
                    },
                    token,
                    Timeout.InfiniteTimeSpan);
            },
            cancellationToken);
    }

    private Database Open(DatabaseLocation location) => new(location, loggers.CreateLogger<Database>()) { TimeProvider = timeProvider };

    private static async Task EnsureEmptyAsync(ConciergeContext context, DatabaseLocation location, CancellationToken cancellationToken)
    {
        if (await context.Restaurants.AnyAsync(cancellationToken)
            || await context.Requests.AnyAsync(cancellationToken)
            || await context.Calls.AnyAsync(cancellationToken)
            || await context.Bookings.AnyAsync(cancellationToken))
        {
            throw new ConciergeException(MaintenanceErrors.NotEmpty(location));
        }
    }

    private async Task EnsureUnusedAsync(ConciergeContext context, CancellationToken cancellationToken)
    {
        var oldest = timeProvider.GetUtcNow() - MaxSilence;
        var servers = await context.Servers.AsNoTracking().ToListAsync(cancellationToken);
        if (servers.Exists(server => server.Machine == LocalMachine.Name ? !LocalMachine.IsDead(server) : server.SeenAt > oldest))
        {
            throw new ConciergeException(MaintenanceErrors.InUse);
        }
    }
}
