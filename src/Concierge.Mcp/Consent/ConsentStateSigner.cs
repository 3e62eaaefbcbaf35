using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Concierge.Mcp.Consent;

/// <summary>
/// Signs what a person is asked to agree to (HMAC-SHA256). It travels through the client, which can therefore neither make one up nor use one for
/// another call.
/// </summary>
/// <param name="findKey">Returns the key, the same on every server of a cluster. It is read when it is needed first.</param>
internal sealed class ConsentStateSigner(Func<byte[]> findKey)
{
    private const char Separator = '.';

    private readonly Lazy<byte[]> _key = new(findKey);

    /// <summary>Writes a state with its signature.</summary>
    public string Sign(ConsentState state)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(state, ConsentJsonContext.Default.ConsentState);
        return $"{Base64Url.EncodeToString(content)}{Separator}{Base64Url.EncodeToString(ComputeSignature(content))}";
    }

    /// <summary>Reads a state; <see langword="null"/> if this server, or one with the same key, has not signed it.</summary>
    public ConsentState? Verify(string text)
    {
        if (text.Split(Separator) is not [var content, var signature] || !Base64Url.IsValid(content) || !Base64Url.IsValid(signature))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(content);
        return CryptographicOperations.FixedTimeEquals(ComputeSignature(bytes), Base64Url.DecodeFromChars(signature))
            ? JsonSerializer.Deserialize(bytes, ConsentJsonContext.Default.ConsentState)
            : null;
    }

    /// <summary>The fingerprint of a text, which cannot be computed without the key.</summary>
    public string ComputeFingerprint(string text) => Base64Url.EncodeToString(ComputeSignature(Encoding.UTF8.GetBytes($"text{Separator}{text}")));

    private byte[] ComputeSignature(byte[] content) => HMACSHA256.HashData(_key.Value, content);
}
