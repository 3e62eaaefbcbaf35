using System.Globalization;

namespace Concierge.Options;

/// <summary>The host under which Twilio reaches this server, as it appears in every URL that Twilio signs.</summary>
internal static class PublicHost
{
    /// <summary>Normalizes a host name: lower case, internationalized names in ASCII, no trailing dot, no port 443.</summary>
    /// <param name="text">A host name, with a port where it is not 443, or an <c>https</c> URL without a path.</param>
    /// <returns><see langword="null"/> if the text is neither.</returns>
    public static string? Normalize(string text)
    {
        var host = text.Trim();
        host = (host.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? host["https://".Length..] : host).TrimEnd('/');
        if (host.Contains("://", StringComparison.Ordinal)
            || !Uri.TryCreate($"https://{host}", UriKind.Absolute, out var address)
            || address is not { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
        {
            return null;
        }

        var name = (address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host).TrimEnd('.').ToLowerInvariant();
        return name.Length == 0 ? null : address.IsDefaultPort ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{address.Port}");
    }
}
