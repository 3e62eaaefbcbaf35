using System.Security.Cryptography;
using System.Text;

namespace Concierge.Calls.Limits;

/// <summary>For whom the work at hand is done: whose limits a call counts for. It flows with the work, as the current activity does, and goes into no prompt and no record.</summary>
public static class CallUser
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 64;

    private static readonly AsyncLocal<string?> Name = new();

    /// <summary>The user; <see langword="null"/> for whoever owns this installation.</summary>
    public static string? Current => Name.Value;

    /// <summary>Whether a name can be a user's: 1 to 64 letters, digits and <c>. _ @ -</c>.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is >= 1 and <= LongestName && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '@' or '-');
    }

    /// <summary>From here on, what is done in this flow of work is done for a user.</summary>
    public static void Become(string? name) => Name.Value = name;

    /// <summary>What stands for a name or a number on disk: enough to tell them apart, too little to tell them.</summary>
    internal static string? Fingerprint(string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
