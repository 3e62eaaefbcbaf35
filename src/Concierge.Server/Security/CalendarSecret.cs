using System.Buffers.Binary;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Access;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>
/// The secret in the address of a calendar that a calendar program subscribes to: it reads the bookings of one key's person and is good for nothing else. It
/// ends with the key, or when the addresses of the key are revoked. It holds how often that had happened before. Thread-safe.
/// </summary>
internal sealed class CalendarSecret(StorageOptions storage, RevocationStore revocations)
{
    /// <summary>The path that it is for.</summary>
    public const string Path = "/reservations.ics";

    /// <summary>The query parameter.</summary>
    public const string Parameter = "secret";

    private const string Purpose = "calendar subscription";
    private const int HashBytes = 32;
    private const int ContentBytes = HashBytes + sizeof(int);

    private readonly KeySeal _seal = new(storage, "concierge calendar subscription");

    /// <summary>Creates a secret for a key.</summary>
    /// <exception cref="ConciergeException">The data key or the database cannot be read (<c>storage.…</c>).</exception>
    public async Task<string> CreateAsync(byte[] keyHash, CancellationToken cancellationToken)
    {
        var count = await CountAsync(keyHash, cancellationToken);
        var content = new byte[ContentBytes];
        keyHash.CopyTo(content, 0);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(HashBytes), count);
        return _seal.Seal(content);
    }

    /// <summary>Revokes every secret of a key that exists.</summary>
    /// <exception cref="ConciergeException">The database cannot be written (<c>storage.…</c>).</exception>
    public Task RevokeAsync(byte[] keyHash, CancellationToken cancellationToken) =>
        revocations.RevokeAsync(RevocationStore.CreateId(Purpose, keyHash), expiresAt: null, cancellationToken);

    /// <summary>Finds the hash of the key for which a request has a secret; <see langword="null"/> if it has none that is valid.</summary>
    /// <exception cref="ConciergeException">The data key or the database cannot be read (<c>storage.…</c>).</exception>
    public async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Path != Path
            || !HttpMethods.IsGet(request.Method)
            || request.Query[Parameter].ToString() is not { Length: > 0 } secret
            || _seal.Open(secret, ContentBytes) is not { } content)
        {
            return null;
        }

        var keyHash = content[..HashBytes];
        return BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(HashBytes)) == await CountAsync(keyHash, cancellationToken) ? keyHash : null;
    }

    private Task<int> CountAsync(byte[] keyHash, CancellationToken cancellationToken) =>
        revocations.CountAsync(RevocationStore.CreateId(Purpose, keyHash), cancellationToken);
}
