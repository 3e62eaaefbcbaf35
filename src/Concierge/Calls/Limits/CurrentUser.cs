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
    private static readonly AsyncLocal<Visibility?> CurrentVisibility = new();

    /// <summary>The current user; <see langword="null"/> for the operator of this installation.</summary>
    public static string? Name => CurrentName.Value;

    /// <summary>The current user's name for the log.</summary>
    internal static string DisplayName => Name ?? "operator";

    /// <summary>The fingerprint of the current user; <see langword="null"/> for the operator.</summary>
    internal static string? Fingerprint => ComputeFingerprint(Name);

    /// <summary>Whether the text is a valid user name: 1 to 64 letters, digits and <c>. _ @ -</c>.</summary>
    public static bool IsValidName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is >= 1 and <= MaxNameLength && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '@' or '-');
    }

    /// <summary>Sets the user for the rest of this async context.</summary>
    /// <param name="name">The name; <see langword="null"/> for the operator.</param>
    /// <param name="visibility">What the user may see; <see langword="null"/>: everything as the operator, what is their own as anybody else.</param>
    public static void SetName(string? name, Visibility? visibility = null) => (CurrentName.Value, CurrentVisibility.Value) = (name, visibility);

    /// <summary>
    /// What is stored of the current user beside what belongs to them (plans, bookings, calls): the SHA-256 hash of the name, as 64 hexadecimal digits;
    /// <see langword="null"/> for the operator.
    /// </summary>
    internal static string? OwnerId => GetOwnerId(Name);

    /// <summary>The <see cref="OwnerId"/> of a user.</summary>
    internal static string? GetOwnerId(string? name) => name is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Whether the current user may see what belongs to everybody: the operator, and the administrators.</summary>
    public static bool SeesAll => (CurrentVisibility.Value ?? (Name is null ? Visibility.All : Visibility.Own)) == Visibility.All;

    /// <summary>Whether the current user may see what belongs to an owner.</summary>
    internal static bool MaySee(string? ownerId) => SeesAll || ownerId == OwnerId;

    /// <summary>Computes what is stored instead of a name or a number: enough to tell two apart, too little to recover the value.</summary>
    internal static string? ComputeFingerprint(string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
