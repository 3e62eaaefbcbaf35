using System.Collections.Frozen;
using System.Globalization;
using Npgsql;

namespace Concierge.Options;

/// <summary>Sets parameters of a PostgreSQL connection by libpq's names (postgresql.org/docs/current/libpq-connect.html, 32.1.2) or Npgsql's.</summary>
internal static class PostgresParameters
{
    // libpq's names for what Npgsql calls otherwise (npgsql.org/doc/connection-string-parameters.html).
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["hostaddr"] = "Host",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["fallback_application_name"] = "Application Name",
        ["client_encoding"] = "Client Encoding",
        ["channel_binding"] = "Channel Binding",
        ["target_session_attrs"] = "Target Session Attributes",
        ["load_balance_hosts"] = "Load Balance Hosts",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["require_auth"] = "Require Auth",
        ["keepalives"] = "TCP Keepalive",
        ["keepalives_idle"] = "TCP Keepalive Time",
        ["keepalives_interval"] = "TCP Keepalive Interval",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets one parameter.</summary>
    /// <exception cref="FormatException">The parameter is not known, or its value is not valid. The message does not show the value.</exception>
    public static void Set(NpgsqlConnectionStringBuilder connection, string name, string value)
    {
        var key = Names.GetValueOrDefault(name, name);
        try
        {
            connection[key] = key switch
            {
                "SSL Mode" => value.Replace("-", "", StringComparison.Ordinal),
                "Load Balance Hosts" => value is "random" or "true",
                "TCP Keepalive" => value is "1" or "true",

                // libpq: 0 or less waits without end, which Npgsql writes as 0.
                "Timeout" => Math.Max(0, int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
                _ => value,
            };
        }
        catch (Exception exception) when (
            exception is ArgumentException or FormatException or InvalidCastException or OverflowException or NotSupportedException)
        {
            throw new FormatException(
                connection.ContainsKey(key) || Names.ContainsKey(name)
                    ? $"has a value of \"{name}\" that is not valid"
                    : $"has the parameter \"{name}\", which is not supported",
                exception);
        }
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535;

    /// <summary>Sets the ports: one for all hosts, or one for each.</summary>
    /// <exception cref="FormatException">A port is not valid, or their number is not that of the hosts.</exception>
    public static void SetPorts(NpgsqlConnectionStringBuilder connection, string ports)
    {
        var each = ports.Split(',', StringSplitOptions.TrimEntries);
        if (each.Any(port => port.Length > 0 && !IsPort(port)))
        {
            throw new FormatException("has a port that is not a number from 1 to 65535");
        }

        var hosts = (connection.Host ?? "").Split(',');
        if (each.Length == 1)
        {
            connection.Port = each[0].Length > 0 ? int.Parse(each[0], CultureInfo.InvariantCulture) : NpgsqlConnection.DefaultPort;
        }
        else if (each.Length == hosts.Length)
        {
            connection.Host = string.Join(',', hosts.Zip(each, (host, port) => port.Length > 0 ? $"{host}:{port}" : host));
        }
        else
        {
            throw new FormatException("has another number of ports than of hosts");
        }
    }
}
