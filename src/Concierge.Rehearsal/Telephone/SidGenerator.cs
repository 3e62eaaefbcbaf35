using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Creates Twilio's identifiers: two letters and 32 hexadecimal digits.</summary>
internal static partial class SidGenerator
{
    private const int Digits = 32;

    public static string CreateRandom(string prefix) => prefix + RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>Creates the same identifier each time for the same value.</summary>
    public static string CreateDeterministic(string prefix, string value) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(value)))[..Digits];

    [GeneratedRegex(@"\AAC[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    public static partial Regex AccountSidRegex();
}
