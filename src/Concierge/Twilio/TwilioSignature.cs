using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Twilio;

/// <summary>
/// Twilio's request signature (twilio.com/docs/usage/security): base64 of HMAC-SHA1, keyed with the auth token, over
/// the full public URL followed by every form field as name and value, sorted by name. A WebSocket upgrade is signed
/// over its <c>wss://</c> URL exactly as written in the TwiML, without fields.
/// </summary>
public static class TwilioSignature
{
    /// <summary>The header with the signature, on webhooks and on the WebSocket upgrade.</summary>
    public const string HeaderName = "X-Twilio-Signature";

    /// <summary>Computes the signature of one request.</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="url">The public URL as Twilio knows it, with its query string.</param>
    /// <param name="form">The form fields of a POST; a name may be repeated.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        var fields = form
            .Distinct()
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .ThenBy(field => field.Value, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            signed.Append(name).Append(value);
        }

#pragma warning disable CA5350 // HMAC-SHA1 is the algorithm that Twilio signs with.
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString()));
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }

    /// <summary>Whether a header can be a signature at all.</summary>
    public static bool IsWellFormed(string? signature) => !string.IsNullOrEmpty(signature) && Base64.IsValid(signature);

    /// <summary>Verifies the signature of a request, in constant time, with and without the port in the URL, as Twilio's own libraries do.</summary>
    public static bool IsValid(string authToken, string url, IReadOnlyCollection<KeyValuePair<string, string>> form, string? signature)
    {
        if (!IsWellFormed(signature))
        {
            return false;
        }

        var given = Encoding.ASCII.GetBytes(signature!);
        var matches = false;
        foreach (var variant in WithAndWithoutPort(url))
        {
            matches |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Compute(authToken, variant, form)), given);
        }

        return matches;
    }

    private static IEnumerable<string> WithAndWithoutPort(string url)
    {
        yield return url;
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 0)
        {
            yield break;
        }

        var hostStart = schemeEnd + 3;
        var hostEnd = url.AsSpan(hostStart).IndexOfAny('/', '?');
        hostEnd = hostEnd < 0 ? url.Length : hostStart + hostEnd;
        var host = url[hostStart..hostEnd];
        var colon = host.LastIndexOf(':');
        var scheme = url[..schemeEnd];
        var standardPort = scheme is "https" or "wss" ? ":443" : ":80";
        yield return colon < 0
            ? string.Concat(url.AsSpan(0, hostEnd), standardPort, url.AsSpan(hostEnd))
            : string.Concat(url.AsSpan(0, hostStart + colon), url.AsSpan(hostEnd));
    }
}
