using System.Security.Cryptography;

namespace Concierge.Calls;

/// <summary>Creates and checks the ids and secrets of calls, and the ids of servers. They are random and cannot be guessed.</summary>
internal static class CallIds
{
    private const int Bytes = 8;
    private const int SecretBytes = 16;

    /// <summary>Creates an id: 16 hexadecimal digits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Creates a secret: 32 hexadecimal digits.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether the text has the form of the id of a call or a server.</summary>
    public static bool IsId(string? text) => text?.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether the text has the form of a call's secret.</summary>
    public static bool IsSecret(string? text) => text?.Length == 2 * SecretBytes && text.All(char.IsAsciiHexDigitLower);
}
