using System.Net.Sockets;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Concierge.Storage.Engines;

/// <summary>Translates database failures to errors. docs/errors.md explains every code.</summary>
internal static class StorageErrors
{
    // sqlite.org/rescode.html
    private const int SqlitePermission = 3;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    // errno(3)
    public const int DiskFullOnUnix = 28;
    public const int ReadOnlyOnUnix = 30;
    private const int QuotaOnUnix = 122;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    public static ConciergeError TooNew { get; } = new(
        "storage.too_new",
        "The database was written by a newer version of Concierge.",
        "Run that version, or set CONCIERGE_DATABASE to another database.");

    /// <summary>Returns the error for an exception; <see langword="null"/> if the database did not cause it.</summary>
    public static ConciergeError? FromException(Exception failure, DatabaseLocation location)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var error = cause switch
            {
                SqliteException sqlite => FromSqlite(sqlite.SqliteErrorCode, location),
                PostgresException postgres => PostgresErrors.FromState(postgres.SqlState),
                NpgsqlException or SocketException => PostgresErrors.FromConnection(cause, location),
                UnauthorizedAccessException => ReadOnly(location),
                IOException { HResult: DiskFullOnUnix or QuotaOnUnix or DiskFullOnWindows } => Full(location),
                IOException { HResult: ReadOnlyOnUnix } => ReadOnly(location),
                IOException => Unavailable(location),
                TimeoutException => Locked,
                _ => null,
            };
            if (error is not null)
            {
                return error;
            }
        }

        return failure is DbUpdateException ? Unavailable(location) : null;
    }

    /// <summary>Returns the error for a database that did not answer within a deadline.</summary>
    public static ConciergeError NotAnswering(DatabaseLocation location) => location.File is null
        ? PostgresErrors.NotAnswering
        : new(
            "storage.unavailable",
            $"The database {location} does not answer.",
            "Close other programs that use it, check the disk, and try again.");

    public static ConciergeError Locked { get; } = new(
        "storage.locked",
        "Another program has locked the database.",
        "Close the other program, or try again.");

    private static ConciergeError FromSqlite(int code, DatabaseLocation location) => code switch
    {
        SqliteBusy or SqliteLocked => Locked,
        SqliteReadOnly or SqlitePermission => ReadOnly(location),
        SqliteFull => Full(location),
        SqliteCorrupt or SqliteNotADatabase => Damaged(location),
        // The file is there, so the files beside it cannot be created.
        SqliteCannotOpen when File.Exists(location.File) => ReadOnly(location),
        SqliteCannotOpen => Unavailable(location),
        _ => Unavailable(location),
    };

    private static ConciergeError Unavailable(DatabaseLocation location) => location.File is null
        ? PostgresErrors.NotAnswering
        : new(
            "storage.unavailable",
            $"The database {location} cannot be opened.",
            "Check that its folder exists and is writable, or set CONCIERGE_DATABASE to another file.");

    private static ConciergeError ReadOnly(DatabaseLocation location) =>
        new("storage.read_only", $"The database {location} is read-only.", "Make the file and its folder writable, or set CONCIERGE_DATABASE to another file.");

    private static ConciergeError Full(DatabaseLocation location) =>
        new("storage.full", $"The disk of the database {location} is full.", "Free some space, or set CONCIERGE_DATABASE to a file elsewhere.");

    private static ConciergeError Damaged(DatabaseLocation location) =>
        new(
            "storage.damaged",
            $"The file {location} is damaged or is not a Concierge database.",
            "Restore it from a backup (docs/operations.md), or set CONCIERGE_DATABASE to another file.");
}
