using Concierge.Contracts;
using Concierge.Options;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>
/// The secret in the address of a calendar that a calendar program subscribes to: it reads the bookings of one key's person and is good for nothing else. It
/// ends with the key.
/// </summary>
internal sealed class CalendarSecret(StorageOptions storage)
{
    /// <summary>The path that it is for.</summary>
    public const string Path = "/reservations.ics";

    /// <summary>The query parameter.</summary>
    public const string Parameter = "secret";

    private const int HashBytes = 32;

    private readonly KeySeal _seal = new(storage, "concierge calendar subscription");

    /// <summary>Creates a secret for a key.</summary>
    /// <exception cref="ConciergeException">The data key cannot be read (<c>storage.key</c>).</exception>
    public string Create(byte[] keyHash) => _seal.Seal(keyHash);

    /// <summary>Finds the hash of the key for which a request has a secret; <see langword="null"/> if it has none that is valid.</summary>
    /// <exception cref="ConciergeException">The data key cannot be read (<c>storage.key</c>).</exception>
    public byte[]? Read(HttpRequest request) =>
        request.Path == Path && HttpMethods.IsGet(request.Method) && request.Query[Parameter].ToString() is { Length: > 0 } secret
            ? _seal.Open(secret, HashBytes)
            : null;
}
