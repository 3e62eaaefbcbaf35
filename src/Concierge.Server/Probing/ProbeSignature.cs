using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Server.Probing;

/// <summary>
/// The answer to a probe. Only a server with the same API key can compute it, so a right answer through the public address proves that the address
/// leads to this installation. The key cannot be computed from it.
/// </summary>
internal static class ProbeSignature
{
    private const int NonceBytes = 16;
    private const string Purpose = "concierge probe ";

    /// <summary>Creates the random part of a probe's address: 22 characters of base64url.</summary>
    public static string CreateNonce() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>Whether a text can be a nonce.</summary>
    public static bool IsNonce(string text) => Base64Url.IsValid(text, out var length) && length == NonceBytes;

    /// <summary>Computes the answer: HMAC-SHA256 of the nonce, base64url.</summary>
    public static string Compute(string apiKey, string nonce) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(apiKey), Encoding.UTF8.GetBytes(Purpose + nonce)));
}
