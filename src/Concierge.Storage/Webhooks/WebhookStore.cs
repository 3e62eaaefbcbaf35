using System.Security.Cryptography;
using System.Text;
using Concierge.Calls;
using Concierge.Calls.Limits;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Webhooks;

/// <summary>Stores webhooks and their deliveries. Secrets and bodies are encrypted.</summary>
internal sealed class WebhookStore(Database database, GuestTextCipher seal, TimeProvider timeProvider) : IDisposable
{
    // A server that fails while it delivers keeps a delivery that long.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // One at a time: counting and adding are two steps.
    private readonly SemaphoreSlim _adding = new(1);

    /// <summary>
    /// Adds a webhook of the current user, unless there are too many: exact on one server, and on several but for requests of the same moment.
    /// </summary>
    /// <returns>The webhook; <see langword="null"/> if the user has the maximum already.</returns>
    public async Task<WebhookRow?> TryAddAsync(string url, string events, string secret, int maximum, CancellationToken cancellationToken)
    {
        await _adding.WaitAsync(cancellationToken);
        try
        {
            return (await ListOwnAsync(cancellationToken)).Count < maximum ? await AddAsync(url, events, secret, cancellationToken) : null;
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _adding.Dispose();

    private async Task<WebhookRow> AddAsync(string url, string events, string secret, CancellationToken cancellationToken)
    {
        var row = new WebhookRow
        {
            Id = CallIds.NewId(),
            OwnedBy = CurrentUser.OwnerId,
            Url = url,
            Events = events,
            SealedSecret = seal.Encrypt(secret)!,
            CreatedAt = timeProvider.GetUtcNow(),
        };
        await database.UseAsync(
            async (context, token) =>
            {
                context.Webhooks.Add(row);
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
        return row;
    }

    /// <summary>Lists the webhooks of the current user, the oldest first.</summary>
    public Task<List<WebhookRow>> ListAsync(CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        return database.UseAsync(
            (context, token) => context.Webhooks.AsNoTracking()
                .Where(row => seesAll || row.OwnedBy == owner)
                .OrderBy(row => row.CreatedAt)
                .ToListAsync(token),
            cancellationToken);
    }

    /// <summary>Removes a webhook of the current user and its deliveries.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        return database.UseAsync(
            async (context, token) =>
            {
                if (await context.Webhooks.Where(row => row.Id == id && (seesAll || row.OwnedBy == owner)).ExecuteDeleteAsync(token) == 0)
                {
                    return false;
                }

                await context.WebhookDeliveries.Where(row => row.WebhookId == id).ExecuteDeleteAsync(token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Lists the webhooks that the current user has made.</summary>
    public Task<List<WebhookRow>> ListOwnAsync(CancellationToken cancellationToken)
    {
        var owner = CurrentUser.OwnerId;
        return database.UseAsync(
            (context, token) => context.Webhooks.AsNoTracking().Where(row => row.OwnedBy == owner).ToListAsync(token), cancellationToken);
    }

    /// <summary>Lists the deliveries of a webhook, the latest first.</summary>
    public Task<List<WebhookDeliveryRow>> ListDeliveriesAsync(string webhookId, int limit, int offset, CancellationToken cancellationToken) =>
        database.UseAsync(
            (context, token) => context.WebhookDeliveries.AsNoTracking()
                .Where(row => row.WebhookId == webhookId)
                .OrderByDescending(row => row.CreatedAt)
                .ThenBy(row => row.Id)
                .Skip(offset)
                .Take(limit)
                .ToListAsync(token),
            cancellationToken);

    /// <summary>Adds an event for each webhook that is told of it: those of its owner, and the operator's. The same event is added once.</summary>
    /// <returns>Whether a webhook is told of it.</returns>
    public Task<bool> EnqueueAsync(WebhookMessage message, CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) =>
        {
            var now = timeProvider.GetUtcNow();
            var oldest = now - Retention;
            await context.WebhookDeliveries.Where(row => row.CreatedAt < oldest).ExecuteDeleteAsync(token);
            var webhooks = await context.Webhooks.AsNoTracking().Where(row => row.OwnedBy == null || row.OwnedBy == message.OwnerId).ToListAsync(token);
            var told = webhooks.FindAll(row => row.Events.Length == 0 || row.Events.Split(' ').Contains(message.Event));
            foreach (var webhook in told)
            {
                await AddAsync(context, webhook, message, now, token);
            }

            return told.Count > 0;
        },
        cancellationToken);

    private async Task AddAsync(ConciergeContext context, WebhookRow webhook, WebhookMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = CreateId(webhook.Id, message.Key);
        if (await context.WebhookDeliveries.AnyAsync(row => row.Id == id, cancellationToken))
        {
            return;
        }

        context.WebhookDeliveries.Add(new WebhookDeliveryRow
        {
            Id = id,
            WebhookId = webhook.Id,
            Event = message.Event,
            SealedBody = seal.Encrypt(message.Body)!,
            CreatedAt = now,
            NextAttemptAt = now,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another server was faster, or the database fails: then this look fails, too.
            context.ChangeTracker.Clear();
            if (!await context.WebhookDeliveries.AnyAsync(row => row.Id == id, cancellationToken))
            {
                throw;
            }
        }
    }

    // The same at every server, and no secret: 112 bits of a hash.
    private static string CreateId(string webhookId, string key) =>
        $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{webhookId}\n{key}")))[..28]}";

    /// <summary>Claims the deliveries that are due. Each is claimed by one server.</summary>
    public Task<List<DueDelivery>> TakeDueAsync(int limit, CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) =>
        {
            var now = timeProvider.GetUtcNow();
            var due = await (
                from delivery in context.WebhookDeliveries.AsNoTracking()
                join webhook in context.Webhooks.AsNoTracking() on delivery.WebhookId equals webhook.Id
                where delivery.NextAttemptAt <= now
                orderby delivery.NextAttemptAt
                select new { delivery, webhook }).Take(limit).ToListAsync(token);
            List<DueDelivery> claimed = [];
            foreach (var found in due)
            {
                var (id, attempts, until) = (found.delivery.Id, found.delivery.Attempts, now + Lease);
                var mine = await context.WebhookDeliveries
                    .Where(row => row.Id == id && row.Attempts == attempts && row.NextAttemptAt <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, until).SetProperty(row => row.Attempts, attempts + 1), token);
                if (mine == 1 && seal.Decrypt(found.webhook.SealedSecret) is { } secret && seal.Decrypt(found.delivery.SealedBody) is { } body)
                {
                    claimed.Add(new DueDelivery(id, found.webhook.Url, secret, body, attempts + 1));
                }
            }

            return claimed;
        },
        cancellationToken);

    /// <summary>Records what came of an attempt.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="status">The HTTP status; <see langword="null"/> without an answer.</param>
    /// <param name="error">Why it failed; <see langword="null"/> when it was delivered.</param>
    /// <param name="retryAfter">When it is tried again; <see langword="null"/> for never.</param>
    public Task RecordAttemptAsync(string id, int? status, string? error, TimeSpan? retryAfter)
    {
        var now = timeProvider.GetUtcNow();
        DateTimeOffset? delivered = error is null ? now : null;
        var next = now + retryAfter;
        return database.UseAsync(
            (context, token) => context.WebhookDeliveries.Where(row => row.Id == id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.DeliveredAt, delivered)
                    .SetProperty(row => row.NextAttemptAt, next)
                    .SetProperty(row => row.LastStatus, status)
                    .SetProperty(row => row.LastError, error),
                token),
            CancellationToken.None);
    }
}
