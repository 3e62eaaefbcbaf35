using Npgsql;

namespace Concierge.Options;

/// <summary>The location of the database: an SQLite file or a PostgreSQL server.</summary>
public sealed record DatabaseLocation
{
    private const string Memory = ":memory:";

    private DatabaseLocation(string? file, string? connectionString) => (File, ConnectionString) = (file, connectionString);

    /// <summary>The full path of the SQLite file; <see langword="null"/> for PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Whether closing the database deletes the file.</summary>
    public bool IsTemporary { get; private init; }

    /// <summary>The connection string of PostgreSQL; contains the password.</summary>
    internal string? ConnectionString { get; }

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

    /// <summary>Reads a setting: a path, <c>postgres://…</c>, or <c>Host=…</c>.</summary>
    /// <returns><see langword="null"/> if the text has none of these forms.</returns>
    public static DatabaseLocation? Parse(string text)
    {
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var address) ? TryRead(() => ParseUri(address)) : null;
        }

        if (text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Server=", StringComparison.OrdinalIgnoreCase)
            || text.Contains(";Host=", StringComparison.OrdinalIgnoreCase))
        {
            return TryRead(() => new NpgsqlConnectionStringBuilder(text));
        }

        return text.Contains("://", StringComparison.Ordinal) || text == Memory || text.EndsWith('/') || text.Any(char.IsControl) ? null : FromFile(text);
    }

    private static DatabaseLocation? TryRead(Func<NpgsqlConnectionStringBuilder> read)
    {
        try
        {
            var connection = read();
            return string.IsNullOrEmpty(connection.Host) ? null : new(file: null, connection.ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return null;
        }
    }

    private static NpgsqlConnectionStringBuilder ParseUri(Uri address)
    {
        var credentials = address.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(address.Host),
            Username = credentials[0].Length > 0 ? Uri.UnescapeDataString(credentials[0]) : null,
            Password = credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null,
            Database = address.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(address.AbsolutePath[1..]) : null,
        };
        if (address.Port > 0)
        {
            connection.Port = address.Port;
        }

        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var (name, value) = (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "");
            if (name.Equals("sslmode", StringComparison.OrdinalIgnoreCase))
            {
                connection["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
            }
            else
            {
                connection[name] = value;
            }
        }

        return connection;
    }
}
