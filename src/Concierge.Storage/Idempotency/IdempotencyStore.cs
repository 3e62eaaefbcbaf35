using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Idempotency;

/// <summary>
/// Stores which requests were carried out under an <c>Idempotency-Key</c>, and their answers, for a day. The answers are encrypted. All servers that share
/// the database know them.
/// </summary>
internal sealed class IdempotencyStore(Database database, GuestTextCipher seal, ServerHeartbeat server, TimeProvider timeProvider)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    /// <summary>Begins a request, unless it was begun before.</summary>
    /// <param name="id">The hash of the user and the key.</param>
    /// <param name="content">The hash of what is asked for.</param>
    /// <param name="requestId">The id of the request in words, if it is one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns><see langword="null"/> if the request is new and is to be carried out; otherwise what is known of the earlier one.</returns>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<EarlierRequest?> TryBeginAsync(string id, string content, string? requestId, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var row = await database.UseAsync(
            async (context, token) =>
            {
                var oldest = now - Retention;
                await context.IdempotencyKeys.Where(key => key.CreatedAt < oldest).ExecuteDeleteAsync(token);
                await context.RequestEvents.Where(happened => happened.At < oldest).ExecuteDeleteAsync(token);
                if (await FindAsync(context, id, token) is { } known)
                {
                    return known;
                }

                context.IdempotencyKeys.Add(new IdempotencyRow
                {
                    Id = id,
                    Content = content,
                    CreatedAt = now,
                    ServerId = server.ServerId,
                    RequestId = requestId,
                });
                try
                {
                    await context.SaveChangesAsync(token);
                    return null;
                }
                catch (DbUpdateException)
                {
                    // Another server was faster, or the database fails: then this look fails, too.
                    context.ChangeTracker.Clear();
                    if (await FindAsync(context, id, token) is { } faster)
                    {
                        return faster;
                    }

                    throw;
                }
            },
            cancellationToken);
        return row is null
            ? null
            : new EarlierRequest(row.Content, row.RequestId, row.Status is { } status ? StoredAnswer.Parse(status, seal.Decrypt(row.SealedAnswer)) : null);
    }

    /// <summary>Finds out how far a request in words has come, at whichever server.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<RequestProgress> GetProgressAsync(string requestId, CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) =>
        {
            if (await context.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(key => key.RequestId == requestId, token) is not { } row)
            {
                return new RequestProgress(IsKnown: false, Answer: null, IsServerKnown: false);
            }

            var at = await context.Servers.AsNoTracking().FirstOrDefaultAsync(known => known.Id == row.ServerId, token);
            return new RequestProgress(
                IsKnown: true,
                row.Status is { } status ? StoredAnswer.Parse(status, seal.Decrypt(row.SealedAnswer)) : null,
                at is not null && !LocalMachine.IsDead(at));
        },
        cancellationToken);

    /// <summary>Stores the answer of a request.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task CompleteAsync(string id, StoredAnswer answer)
    {
        var (status, sealedAnswer) = (answer.Status, seal.Encrypt(answer.Write()));
        return database.UseAsync(
            (context, token) => context.IdempotencyKeys.Where(row => row.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, status).SetProperty(row => row.SealedAnswer, sealedAnswer), token),
            CancellationToken.None);
    }

    /// <summary>Forgets a request that did nothing: it may be sent again under the same key.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task ForgetAsync(string id) => database.UseAsync(
        (context, token) => context.IdempotencyKeys.Where(row => row.Id == id).ExecuteDeleteAsync(token), CancellationToken.None);

    private static Task<IdempotencyRow?> FindAsync(ConciergeContext context, string id, CancellationToken cancellationToken) =>
        context.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
}
