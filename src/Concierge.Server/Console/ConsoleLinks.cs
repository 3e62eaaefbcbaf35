using System.Buffers.Text;
using System.Security.Cryptography;
using Concierge.Access;

namespace Concierge.Server.Console;

/// <summary>The one-time links with which the person at the terminal signs in without a key: in memory, for ten minutes. Thread-safe.</summary>
internal sealed class ConsoleLinks(TimeProvider timeProvider)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int TokenBytes = 24;
    private const int MaxLinks = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _links = new(StringComparer.Ordinal);

    /// <summary>Creates the token of a link.</summary>
    public string Create()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (_lock)
        {
            if (_links.Count >= MaxLinks)
            {
                _links.Clear();
            }

            _links[Hash(token)] = timeProvider.GetUtcNow() + Lifetime;
        }

        return token;
    }

    /// <summary>Uses a link up.</summary>
    /// <returns>Whether it was valid.</returns>
    public bool TryUse(string token)
    {
        lock (_lock)
        {
            return _links.Remove(Hash(token), out var until) && until > timeProvider.GetUtcNow();
        }
    }

    private static string Hash(string token) => Convert.ToHexString(KeyGenerator.ComputeHash(token));
}
