using System.Security.Cryptography;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Server.Security;

/// <summary>The API's key where none is configured: made at the first start, kept in the user's data folder, readable by the user alone.</summary>
public static class ApiKeyFile
{
    private const int KeyBytes = 24;

    /// <summary>Reads the key, or makes it. Any number of processes may do so at once; they come to the same key.</summary>
    /// <exception cref="ConciergeException">The file cannot be read or written (<c>data.not_writable</c>).</exception>
    public static string ReadOrCreate(string path)
    {
        try
        {
            var key = SecretFile.ReadOrCreate(path, () => $"ck_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))}");
            return key.Length > 0 ? key : throw new IOException("The key file is empty.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new("data.not_writable", "The API's key cannot be read or kept in the data folder.", "Make the data folder writable (docs/configuration.md), or set CONCIERGE_API_KEY."),
                failure);
        }
    }
}
