namespace Concierge.Options;

/// <summary>Names that the program, .NET and OpenTelemetry read from the environment of the process, and never from a settings file.</summary>
public static class EnvironmentNames
{
    private static readonly string[] Prefixes = ["OTEL_", "DOTNET_", "XDG_", "SSL_CERT_"];
    private static readonly string[] Names = ["CONCIERGE_HOME", "NO_COLOR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];

    /// <summary>Whether a name has an effect in the environment only.</summary>
    /// <param name="name">A name of a settings file.</param>
    public static bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name, StringComparer.Ordinal) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
    }
}
