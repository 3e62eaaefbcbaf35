using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Server.Webhooks;

/// <summary>Signs webhooks as Standard Webhooks say (standardwebhooks.com, "Webhook headers", version v1).</summary>
internal static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const int SecretBytes = 24;

    /// <summary>Creates a secret: <c>whsec_</c> and 24 random bytes in base64.</summary>
    public static string CreateSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Computes the header <c>webhook-signature</c>.</summary>
    public static string Sign(string secret, string id, DateTimeOffset at, string body)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}");
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), Encoding.UTF8.GetBytes(content)))}";
    }
}
