using System.Security.Cryptography;
using System.Text;

namespace Concierge.Access;

/// <summary>Creates keys of the API and their hashes. A key is random and long, so that a fast hash is enough.</summary>
public static class KeyGenerator
{
    private const string Prefix = "ck_";
    private const int Bytes = 24;

    /// <summary>Creates a key: <c>ck_</c> and 48 hexadecimal digits.</summary>
    public static string Create() => $"{Prefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))}";

    /// <summary>Creates the id of a key, which is no secret: 8 hexadecimal digits.</summary>
    public static string CreateId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Whether a text has the form of a key that <see cref="Create"/> makes.</summary>
    public static bool HasForm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Prefix.Length + (2 * Bytes)
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length..].All(char.IsAsciiHexDigitLower);
    }

    /// <summary>Computes what is stored instead of a key: its SHA-256 hash.</summary>
    public static byte[] ComputeHash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
