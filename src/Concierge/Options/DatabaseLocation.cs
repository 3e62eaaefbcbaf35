using Npgsql;

namespace Concierge.Options;

/// <summary>Where the database is: a file of SQLite's, or a server of PostgreSQL's.</summary>
public sealed record DatabaseLocation
{
    private const string Memory = ":memory:";

    private DatabaseLocation(string? file, string? connectionString) => (File, ConnectionString) = (file, connectionString);

    /// <summary>The file's full path; <see langword="null"/> when the database is PostgreSQL's.</summary>
    public string? File { get; }

    /// <summary>Whether the file goes with whoever opened it.</summary>
    public bool IsTemporary { get; private init; }

    /// <summary>How PostgreSQL is reached; holds its password.</summary>
    internal string? ConnectionString { get; }

    /// <summary>For a person: never with a password.</summary>
    public override string ToString() => File ?? "PostgreSQL";

    /// <summary>One file.</summary>
    /// <param name="path">Its path; <c>~/</c> is the user's home.</param>
    public static DatabaseLocation OfFile(string path) => new(
        Path.GetFullPath(path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..]) : path),
        connectionString: null);

    /// <summary>A file of its own that is deleted when the database is closed.</summary>
    public static DatabaseLocation Temporary() =>
        new(Path.Combine(Path.GetTempPath(), $"concierge-{Guid.NewGuid():N}", "concierge.db"), connectionString: null) { IsTemporary = true };

    /// <summary>Reads a setting: a path, <c>postgres://…</c>, or <c>Host=…</c>.</summary>
    /// <returns><see langword="null"/> when it is none of them.</returns>
    public static DatabaseLocation? Parse(string text)
    {
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var address) ? Checked(() => Of(address)) : null;
        }

        if (text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Server=", StringComparison.OrdinalIgnoreCase) || text.Contains(";Host=", StringComparison.OrdinalIgnoreCase))
        {
            return Checked(() => new NpgsqlConnectionStringBuilder(text));
        }

        return text.Contains("://", StringComparison.Ordinal) || text == Memory || text.EndsWith('/') || text.Any(char.IsControl) ? null : OfFile(text);
    }

    private static DatabaseLocation? Checked(Func<NpgsqlConnectionStringBuilder> read)
    {
        try
        {
            var connection = read();
            return string.IsNullOrEmpty(connection.Host) ? null : new(file: null, connection.ConnectionString);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidCastException)
        {
            return null;
        }
    }

    private static NpgsqlConnectionStringBuilder Of(Uri address)
    {
        var who = address.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(address.Host),
            Username = who[0].Length > 0 ? Uri.UnescapeDataString(who[0]) : null,
            Password = who.Length > 1 ? Uri.UnescapeDataString(who[1]) : null,
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
