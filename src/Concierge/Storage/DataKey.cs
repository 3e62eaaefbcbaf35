using System.Security.Cryptography;

namespace Concierge.Storage;

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
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                Create(path);
            }

            return Parse(File.ReadAllText(path).Trim()) ?? throw new ConciergeException(Unusable(path));
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

    // Several may come at once: a move never replaces, and whoever is late reads the other's.
    private static void Create(string path)
    {
        var own = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(own, options))
        {
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        try
        {
            File.Move(own, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was first.
        }
        finally
        {
            File.Delete(own);
        }
    }

    private static ConciergeError Unusable(string path) => new(
        "storage.key",
        $"The key of the database, {path}, cannot be read.",
        "Restore it from a backup, or move it away: a new one is made, and the wishes in older bookings are then lost.");
}
