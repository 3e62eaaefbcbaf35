using System.Security.Cryptography;
using System.Text;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Access;

/// <summary>Stores which secrets were revoked. All servers that share the database know them.</summary>
internal sealed class RevocationStore(Database database, TimeProvider timeProvider)
{
    /// <summary>The id under which something is revoked.</summary>
    /// <param name="purpose">What the secret is for: the same bytes for another purpose have another id.</param>
    /// <param name="content">What is revoked.</param>
    public static string CreateId(string purpose, ReadOnlySpan<byte> content) =>
        Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes(purpose), 0, .. content]));

    /// <summary>How often something was revoked; 0 if never.</summary>
    /// <param name="id">A SHA-256 hash in hexadecimal digits.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<int> CountAsync(string id, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => context.Revocations.Where(row => row.Id == id).Select(row => row.Count).FirstOrDefaultAsync(token), cancellationToken);

    /// <summary>Revokes something once more, and forgets what has ended by itself.</summary>
    /// <param name="id">A SHA-256 hash in hexadecimal digits.</param>
    /// <param name="expiresAt">When it ends by itself; <see langword="null"/> if it does not.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task RevokeAsync(string id, DateTimeOffset? expiresAt, CancellationToken cancellationToken) => database.InTransactionAsync(
        async (context, token) =>
        {
            var now = timeProvider.GetUtcNow();
            await context.Revocations.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(token);
            if (await context.Revocations.FirstOrDefaultAsync(row => row.Id == id, token) is { } known)
            {
                known.Count++;
            }
            else
            {
                context.Revocations.Add(new RevocationRow { Id = id, Count = 1, ExpiresAt = expiresAt });
            }

            return await context.SaveChangesAsync(token);
        },
        cancellationToken);
}
