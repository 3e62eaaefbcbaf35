using System.Security.Cryptography;

namespace Concierge.Server.Security;

/// <summary>The API's key where none is configured: made at the first start, kept in the user's data folder, readable by the user alone.</summary>
public static class ApiKeyFile
{
    private const int KeyBytes = 24;

    // Making a key takes a millisecond; a claim that is older was left by a process that died over it.
    private static readonly TimeSpan LongestClaim = TimeSpan.FromSeconds(2);

    /// <summary>Reads the key, or makes it. Any number of processes may do so at once; they come to the same key.</summary>
    /// <exception cref="ConciergeException">The file cannot be read or written (<c>data.not_writable</c>).</exception>
    public static string ReadOrCreate(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.Exists(path) ? Read(path) : Create(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new("data.not_writable", "The API's key cannot be read or kept in the data folder.", "Make the data folder writable (docs/configuration.md), or set CONCIERGE_API_KEY."),
                failure);
        }
    }

    // Whoever creates the claim makes the key, and renames the claim into place: nobody ever reads half a key.
    private static string Create(string path)
    {
        var claim = $"{path}.new";
        var key = $"ck_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))}";
        if (!TryClaim(claim, key))
        {
            if (!SpinWait.SpinUntil(() => File.Exists(path), LongestClaim))
            {
                File.Delete(claim);
                return Create(path);
            }

            return Read(path);
        }

        if (File.Exists(path))
        {
            File.Delete(claim);
            return Read(path);
        }

        File.Move(claim, path);
        return key;
    }

    private static bool TryClaim(string claim, string key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream file;
        try
        {
            file = new FileStream(claim, options);
        }
        catch (IOException) when (File.Exists(claim) || File.Exists(Path.ChangeExtension(claim, null)))
        {
            return false;
        }

        try
        {
            using var writer = new StreamWriter(file);
            writer.WriteLine(key);
            return true;
        }
        catch (IOException)
        {
            // A full disk: the claim must not stand in the next start's way.
            File.Delete(claim);
            throw;
        }
    }

    private static string Read(string path) =>
        File.ReadAllText(path).Trim() is { Length: > 0 } key ? key : throw new IOException("The key file is empty.");
}
