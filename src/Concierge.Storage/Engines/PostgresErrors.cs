using System.Net.Sockets;
using System.Security.Authentication;
using Concierge.Contracts;
using Concierge.Options;
using Npgsql;

namespace Concierge.Storage.Engines;

/// <summary>Translates failures of PostgreSQL to errors. docs/errors.md explains every code.</summary>
internal static class PostgresErrors
{
    // Npgsql has no other sign of it: the server has answered the request for TLS with N.
    private const string NoTlsMessage = "SSL connection requested. No SSL enabled connection";

    /// <summary>The error of a server that cannot be reached, or does not answer in time.</summary>
    public static ConciergeError NotAnswering { get; } = new(
        "storage.unavailable",
        "The database does not answer.",
        "Check that PostgreSQL is running at the address in CONCIERGE_DATABASE.");

    private static ConciergeError NoTls { get; } = new(
        "storage.no_tls",
        "PostgreSQL offers no TLS, which CONCIERGE_DATABASE requires.",
        "Switch TLS on at the server (ssl = on), or write sslmode=disable where nobody else is in the network between.");

    private static ConciergeError Certificate { get; } = new(
        "storage.certificate",
        "The certificate of the PostgreSQL server is not trusted.",
        "Name its authority's certificate in CONCIERGE_DATABASE with sslrootcert=FILE, and the host by the name in the certificate.");

    /// <summary>Returns the error for a failure of the connection.</summary>
    /// <param name="failure">The exception of Npgsql or of the socket.</param>
    /// <param name="location">The location of the database.</param>
    public static ConciergeError FromConnection(Exception failure, DatabaseLocation location)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case NpgsqlException when cause.Message.Contains(NoTlsMessage, StringComparison.Ordinal):
                    return NoTls;
                case AuthenticationException when cause.Message.Contains("remote certificate", StringComparison.Ordinal):
                    return Certificate;
                case PostgresException postgres:
                    return FromState(postgres.SqlState);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return new(
                        "storage.unavailable",
                        $"The host of the database, {location.Host}, is not known.",
                        "Check the host in CONCIERGE_DATABASE, and this machine's DNS.");
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return new(
                        "storage.unavailable",
                        $"Nothing listens at the database's address {location.Host}.",
                        "Check host and port in CONCIERGE_DATABASE, that PostgreSQL is running, and its listen_addresses.");
            }
        }

        return NotAnswering;
    }

    /// <summary>Returns the error for a code of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html).</summary>
    public static ConciergeError FromState(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => new("storage.full", "The disk of the database is full.", "Free space at the PostgreSQL server."),
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => new(
            "storage.read_only", "The database is read-only.", "Give the user in CONCIERGE_DATABASE write permission, and use a server that is not a replica."),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => StorageErrors.Locked,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new(
            "storage.damaged", "The database is damaged.", "Restore it from a backup (docs/operations.md)."),
        PostgresErrorCodes.InvalidCatalogName => new(
            "storage.unavailable",
            "The database does not exist.",
            "Create the database that CONCIERGE_DATABASE names: createdb concierge."),
        PostgresErrorCodes.InvalidPassword => new(
            "storage.unavailable", "The database refused the password.", "Check user and password in CONCIERGE_DATABASE."),

        // pg_hba.conf has no line for the address, the user and the database, with or without TLS; or there is no such user.
        PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            "storage.unavailable",
            "The PostgreSQL server does not admit this user from this machine.",
            "Check the user in CONCIERGE_DATABASE, and the server's pg_hba.conf: address, database, user, and whether it requires TLS (sslmode=require)."),
        PostgresErrorCodes.TooManyConnections => new(
            "storage.unavailable",
            "The PostgreSQL server has no connection left.",
            "Raise its max_connections, or lower maxpoolsize in CONCIERGE_DATABASE."),
        _ => NotAnswering,
    };
}
