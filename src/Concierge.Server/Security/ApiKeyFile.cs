using System.Security.Cryptography;

namespace Concierge.Server.Security;

/// <summary>The API's key where none is configured: made at the first start, kept in the user's data folder, readable by the user alone.</summary>
public static class ApiKeyFile
{
    private const int KeyBytes = 24;

    /// <summary>Reads the key, or makes it.</summary>
    /// <exception cref="ConciergeException">The file cannot be read or written (<c>data.not_writable</c>).</exception>
    public static string ReadOrCreate(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var key = $"ck_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))}";
            return TryCreate(path, key) ? key : Read(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new("data.not_writable", "The API's key cannot be read or kept in the data folder.", "Make the data folder writable (docs/configuration.md), or set CONCIERGE_API_KEY."),
                failure);
        }
    }

    // Written beside and linked into place, so that a process starting at the same moment never reads half a key.
    private static bool TryCreate(string path, string key)
    {
        if (File.Exists(path))
        {
            return false;
        }

        var fresh = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, options))
        using (var writer = new StreamWriter(file))
        {
            writer.WriteLine(key);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
            return false;
        }
    }

    private static string Read(string path) =>
        File.ReadAllText(path).Trim() is { Length: > 0 } key ? key : throw new IOException("The key file is empty.");
}
