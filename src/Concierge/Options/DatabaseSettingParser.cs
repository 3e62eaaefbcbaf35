using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Concierge.Options;

/// <summary>
/// Reads <c>CONCIERGE_DATABASE</c>. A text that looks like a connection string or an address is one or is refused: it never becomes the name
/// of a new file.
/// </summary>
internal static partial class DatabaseSettingParser
{
    private const string Memory = ":memory:";
    private const string Neither = "is neither a file nor a PostgreSQL server";

    private static readonly string[] FileKeys = ["Data Source", "DataSource", "Filename"];

    /// <summary>Reads the setting.</summary>
    /// <exception cref="FormatException">It names no database. The message is the end of a sentence that begins with the setting's name.</exception>
    public static DatabaseLocation Parse(string text)
    {
        var written = Unquote(text.Trim());
        if (PostgresAddress().Match(written) is { Success: true } address)
        {
            return FromAddress(address);
        }

        if (FileAddress().Match(written) is { Success: true } file)
        {
            return FromFileAddress(file);
        }

        if (LibpqParameters().Match(written) is { Success: true } libpq)
        {
            var parameters = libpq.Groups["name"].Captures.Zip(libpq.Groups["value"].Captures, (name, value) => (name.Value, UnquoteLibpq(value.Value)));
            return FromParameters(parameters);
        }

        if (ConnectionString().IsMatch(written))
        {
            return FromConnectionString(written);
        }

        return written.Length == 0 || written.Contains("://", StringComparison.Ordinal) || written == Memory || written.EndsWith('/')
            || written.AsSpan().IndexOfAny('"', '\'') >= 0 || written.Any(char.IsControl)
            ? throw new FormatException(Neither)
            : DatabaseLocation.FromFile(written);
    }

    // A whole setting in quotation marks, as a shell script or a .env file may leave it.
    private static string Unquote(string text) =>
        text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1].Trim() : text;

    private static string UnquoteLibpq(string value) =>
        value.StartsWith('\'') ? value[1..^1].Replace("\\'", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal) : value;

    // postgresql.org/docs/current/libpq-connect.html, 32.1.1.2: several hosts are separated by commas.
    private static DatabaseLocation FromAddress(Match address)
    {
        List<(string Name, string Value)> parameters = [];
        var (hosts, ports) = (new List<string>(), new List<string>());
        foreach (var (host, port) in address.Groups["hosts"].Value.Split(',').Select(SplitPort).Where(pair => pair.Host.Length > 0))
        {
            hosts.Add(Uri.UnescapeDataString(host));
            ports.Add(port);
        }

        if (hosts.Count > 0)
        {
            parameters.Add(("host", string.Join(',', hosts)));
            if (ports.Exists(port => port.Length > 0))
            {
                parameters.Add(("port", string.Join(',', ports)));
            }
        }

        foreach (var (group, name) in new[] { ("user", "user"), ("password", "password"), ("database", "dbname") })
        {
            if (address.Groups[group].Length > 0)
            {
                parameters.Add((name, Uri.UnescapeDataString(address.Groups[group].Value)));
            }
        }

        var query = address.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        parameters.AddRange(query.Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "")));
        return FromParameters(parameters);
    }

    private static (string Host, string Port) SplitPort(string text) =>
        text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? (text[1..end], text[(end + 1)..].TrimStart(':'))
        : text.Split(':') is [var host, var port] ? (host, port)
        : (text, "");

    private static DatabaseLocation FromParameters(IEnumerable<(string Name, string Value)> parameters)
    {
        var connection = new NpgsqlConnectionStringBuilder();
        var ports = "";
        foreach (var (name, value) in parameters)
        {
            if (name.Equals("port", StringComparison.OrdinalIgnoreCase))
            {
                ports = value;
            }
            else
            {
                PostgresParameters.Set(connection, name, value);
            }
        }

        PostgresParameters.SetPorts(connection, ports);
        return Check(connection);
    }

    private static DatabaseLocation FromConnectionString(string text)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("is a connection string that cannot be read: it may lack a semicolon or a quotation mark", exception);
        }

        if (FileKeys.FirstOrDefault(parts.ContainsKey) is { } fileKey)
        {
            var path = Convert.ToString(parts[fileKey], CultureInfo.InvariantCulture) ?? "";
            parts.Remove(fileKey);
            return parts.Keys!.Cast<string>().FirstOrDefault() is { } other
                ? throw new FormatException($"names a file and \"{other}\", which has no meaning for it")
                : Parse(path);
        }

        var connection = new NpgsqlConnectionStringBuilder();
        foreach (var name in parts.Keys!.Cast<string>())
        {
            PostgresParameters.Set(connection, name, Convert.ToString(parts[name], CultureInfo.InvariantCulture) ?? "");
        }

        return Check(connection);
    }

    private static DatabaseLocation Check(NpgsqlConnectionStringBuilder connection) => string.IsNullOrEmpty(connection.Host)
        ? throw new FormatException("names no host of the PostgreSQL server")
        : DatabaseLocation.FromConnection(connection);

    // sqlite.org/uri.html
    private static DatabaseLocation FromFileAddress(Match address)
    {
        if (address.Groups["query"].Length > 0)
        {
            throw new FormatException($"has the parameter \"{address.Groups["query"].Value.Split('=')[0]}\", which is not supported for a file");
        }

        var path = Uri.UnescapeDataString(address.Groups["path"].Value);
        return path.Length == 0 || path == Memory || path.EndsWith('/') ? throw new FormatException(Neither) : DatabaseLocation.FromFile(path);
    }

    [GeneratedRegex(
        @"^postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^/?]*))?@)?(?<hosts>[^/?@]*)(?:/(?<database>[^?]*))?(?:\?(?<query>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex PostgresAddress();

    // file:/path, file:///path, file:path; sqlite:// as other programs write it.
    [GeneratedRegex(
        @"^(?:file|sqlite):(?://(?:localhost)?(?=/)|//(?![^/]*/)|(?!//))(?<path>[^?#]*)(?:\?(?<query>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex FileAddress();

    // "host=db user=john dbname=tables", with blanks between (libpq, 32.1.1.1).
    [GeneratedRegex(@"^(?:\s*(?<name>[a-z_]+)\s*=\s*(?<value>'(?:[^'\\]|\\.)*'|[^\s;']+)(?=\s|$)){2,}\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LibpqParameters();

    [GeneratedRegex(@"^\s*[a-z][a-z_ ]*=", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionString();
}
