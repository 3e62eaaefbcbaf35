using System.Security.Cryptography;
using Concierge.Contracts;

namespace Concierge.Options;

/// <summary>The key under which guests' own words are kept.</summary>
internal static class DataKey
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 32;

    /// <summary>Reads the key from its file; makes one, readable by the user alone, when there is none.</summary>
    /// <exception cref="ConciergeException">The file cannot be read or made (<c>storage.key</c>).</exception>
    public static byte[] ReadOrCreate(string path)
    {
        try
        {
            var text = SecretFile.ReadOrCreate(path, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
            return Parse(text) ?? throw new ConciergeException(Unusable(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(Unusable(path), failure);
        }
    }

    /// <summary>Reads a key from its text.</summary>
    public static byte[]? Parse(string text)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text, key, out var written) && written == Length ? key : null;
    }

    private static ConciergeError Unusable(string path) => new(
        "storage.key",
        $"The key of the database, {path}, cannot be read.",
        "Restore it from a backup, or move it away: a new one is made, and the wishes in older bookings are then lost.");
}
