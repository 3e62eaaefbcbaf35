using System.Security.Cryptography;

namespace Concierge.Calls;

/// <summary>The names of calls, and of the servers that hold them: random, so that none can be guessed.</summary>
internal static class CallIds
{
    private const int Bytes = 8;
    private const int SecretBytes = 16;

    /// <summary>A new name.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether this can be the name of a call or of a server.</summary>
    public static bool IsOne(string? text) => text?.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether this can be a call's secret.</summary>
    public static bool IsSecret(string? text) => text?.Length == 2 * SecretBytes && text.All(char.IsAsciiHexDigitLower);
}
