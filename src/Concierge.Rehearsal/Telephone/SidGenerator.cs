using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Twilio's identifiers: two letters and 32 hexadecimal digits.</summary>
internal static partial class SidGenerator
{
    private const int Digits = 32;

    public static string CreateRandom(string prefix) => prefix + RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>The same identifier for the same thing.</summary>
    public static string CreateDeterministic(string prefix, string thing) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(thing)))[..Digits];

    [GeneratedRegex(@"\AAC[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    public static partial Regex AccountSidRegex();
}
