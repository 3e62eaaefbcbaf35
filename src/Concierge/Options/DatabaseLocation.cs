using System.Globalization;
using Npgsql;

namespace Concierge.Options;

/// <summary>The location of the database: an SQLite file or a PostgreSQL server.</summary>
public sealed record DatabaseLocation
{
    private DatabaseLocation(string? file, string? connectionString) => (File, ConnectionString) = (file, connectionString);

    /// <summary>The full path of the SQLite file; <see langword="null"/> for PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Whether closing the database deletes the file.</summary>
    public bool IsTemporary { get; private init; }

    /// <summary>The connection string of PostgreSQL; contains the password.</summary>
    internal string? ConnectionString { get; }

    /// <summary>The host of the PostgreSQL server with its port, as in the setting; <see langword="null"/> for a file.</summary>
    internal string? Host => ConnectionString is null ? null : DescribeHost(new NpgsqlConnectionStringBuilder(ConnectionString));

    /// <summary>Returns the location for display, without a password.</summary>
    public override string ToString() => File ?? "PostgreSQL";

    /// <summary>Creates the location of an SQLite file.</summary>
    /// <param name="path">The path; <c>~/</c> stands for the user's home folder.</param>
    public static DatabaseLocation FromFile(string path) => new(
        Path.GetFullPath(
            path.StartsWith("~/", StringComparison.Ordinal)
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
                : path),
        connectionString: null);

    /// <summary>Creates the location of a temporary file that is deleted when the database is closed.</summary>
    public static DatabaseLocation CreateTemporary() =>
        new(Path.Combine(Path.GetTempPath(), $"concierge-{Guid.NewGuid():N}", "concierge.db"), connectionString: null) { IsTemporary = true };

    /// <summary>Reads a setting: a path, <c>postgres://…</c>, a connection string of Npgsql, libpq or SQLite, or <c>file:…</c>.</summary>
    /// <param name="text">The setting.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence that begins with the setting's name; without the password.</param>
    /// <returns><see langword="null"/> if the text has none of these forms.</returns>
    public static DatabaseLocation? Parse(string text, out string? problem)
    {
        try
        {
            problem = null;
            return DatabaseSettingParser.Parse(text);
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    // Several hosts have their ports beside them, and a socket in a folder has none.
    private static string DescribeHost(NpgsqlConnectionStringBuilder connection) =>
        connection.Host is { } host && (host.Contains(',', StringComparison.Ordinal) || host.StartsWith('/'))
            ? host
            : string.Create(CultureInfo.InvariantCulture, $"{connection.Host}:{connection.Port}");

    /// <summary>Creates the location of a PostgreSQL database.</summary>
    internal static DatabaseLocation FromConnection(NpgsqlConnectionStringBuilder connection) => new(file: null, connection.ConnectionString);
}
