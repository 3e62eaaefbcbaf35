using System.Security.Cryptography;
using Concierge.Contracts;

namespace Concierge.Options;

/// <summary>Reads and creates the key that encrypts the guests' own words in the database.</summary>
internal static class DataKeyFile
{
    /// <summary>The length of the key in bytes.</summary>
    public const int Length = 32;

    /// <summary>Reads the key from its file. Creates the file, readable by the user only, if it does not exist.</summary>
    /// <exception cref="ConciergeException">The file cannot be read or created (<c>storage.key</c>).</exception>
    public static byte[] ReadOrCreate(string path)
    {
        try
        {
            var text = SecretFile.ReadOrCreate(path, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
            return Parse(text) ?? throw new ConciergeException(CreateKeyError(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(CreateKeyError(path), exception);
        }
    }

    /// <summary>Reads the key from its file; returns <see langword="null"/> if there is no file. Creates nothing.</summary>
    /// <exception cref="ConciergeException">The file cannot be read (<c>storage.key</c>).</exception>
    public static byte[]? Find(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllText(path).Trim()) ?? throw new ConciergeException(CreateKeyError(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(CreateKeyError(path), exception);
        }
    }

    /// <summary>Parses a key from base64; returns <see langword="null"/> if it is invalid.</summary>
    public static byte[]? Parse(string text)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text, key, out var written) && written == Length ? key : null;
    }

    private static ConciergeError CreateKeyError(string path) => new(
        "storage.key",
        $"The database key {path} cannot be read.",
        "Restore the file from a backup, or move it away: Concierge then creates a new key, and the special requests of older bookings are lost.");
}
