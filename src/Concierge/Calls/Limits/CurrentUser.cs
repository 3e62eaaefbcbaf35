using System.Security.Cryptography;
using System.Text;

namespace Concierge.Calls.Limits;

/// <summary>
/// The user of the current request, whose limits a call counts for. The value flows with the async context, as <c>Activity.Current</c> does. It
/// never reaches a prompt or a record.
/// </summary>
public static class CurrentUser
{
    /// <summary>The maximum length of a name, in characters.</summary>
    public const int MaxNameLength = 64;

    private static readonly AsyncLocal<string?> CurrentName = new();

    /// <summary>The current user; <see langword="null"/> for the operator of this installation.</summary>
    public static string? Name => CurrentName.Value;

    /// <summary>The current user's name for the log.</summary>
    internal static string DisplayName => Name ?? "operator";

    /// <summary>Whether the text is a valid user name: 1 to 64 letters, digits and <c>. _ @ -</c>.</summary>
    public static bool IsValidName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is >= 1 and <= MaxNameLength && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '@' or '-');
    }

    /// <summary>Sets the user for the rest of this async context.</summary>
    public static void SetName(string? name) => CurrentName.Value = name;

    /// <summary>Computes what is stored instead of a name or a number: enough to tell two apart, too little to recover the value.</summary>
    internal static string? ComputeFingerprint(string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
