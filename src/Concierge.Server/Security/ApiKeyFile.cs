using Concierge.Access;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Server.Security;

/// <summary>
/// The file with the API key that is used when none is configured: created at the first start in the user's data folder, readable only by the
/// user.
/// </summary>
public static class ApiKeyFile
{
    /// <summary>Reads the key, or creates it. Several processes may do this at the same time and get the same key.</summary>
    /// <exception cref="ConciergeException">The file cannot be read or written (<c>data.not_writable</c>).</exception>
    public static string ReadOrCreate(string path)
    {
        try
        {
            var key = SecretFile.ReadOrCreate(path, KeyGenerator.Create);
            return key.Length > 0 ? key : throw new IOException("The key file is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new(
                    "data.not_writable",
                    "The API key cannot be read from or written to the data folder.",
                    "Make the data folder writable (docs/configuration.md), or set CONCIERGE_API_KEY."),
                exception);
        }
    }
}
