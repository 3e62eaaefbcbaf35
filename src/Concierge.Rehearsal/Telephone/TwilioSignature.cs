using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Computes the <c>X-Twilio-Signature</c> of a request (twilio.com/docs/usage/security).</summary>
internal static class TwilioSignature
{
    /// <summary>Computes the signature of a request.</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="url">The public URL exactly as the application gave it, with its query; <c>wss://</c> for a media stream.</param>
    /// <param name="form">The form fields of a POST. Each distinct value of a repeated field counts once, in sorted order.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Twilio's protocol prescribes HMAC-SHA1.")]
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>>? form = null)
    {
        StringBuilder signedText = new(url);
        foreach (IGrouping<string, string> field in (form ?? [])
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (string value in field.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                signedText.Append(field.Key).Append(value);
            }
        }

        return Convert.ToBase64String(HMACSHA1.HashData(
            Encoding.UTF8.GetBytes(authToken),
            Encoding.UTF8.GetBytes(signedText.ToString())));
    }
}
