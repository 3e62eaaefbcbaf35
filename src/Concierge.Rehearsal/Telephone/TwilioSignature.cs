using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The <c>X-Twilio-Signature</c> of a request, as Twilio computes it (twilio.com/docs/usage/security).</summary>
internal static class TwilioSignature
{
    /// <summary>Signs a request.</summary>
    /// <param name="authToken">The account's auth token.</param>
    /// <param name="url">The public URL exactly as the customer wrote it, query included; <c>wss://</c> for a media stream.</param>
    /// <param name="form">The form fields of a POST; of a repeated field each distinct value counts once, in order.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Twilio's protocol prescribes HMAC-SHA1.")]
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>>? form = null)
    {
        StringBuilder signed = new(url);
        foreach (IGrouping<string, string> field in (form ?? [])
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (string value in field.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                signed.Append(field.Key).Append(value);
            }
        }

        return Convert.ToBase64String(HMACSHA1.HashData(
            Encoding.UTF8.GetBytes(authToken),
            Encoding.UTF8.GetBytes(signed.ToString())));
    }
}
