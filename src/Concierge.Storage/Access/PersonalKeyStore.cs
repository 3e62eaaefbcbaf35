using System.Security.Cryptography;
using Concierge.Access;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Concierge.Storage.Access;

/// <summary>Stores the keys of persons in the database.</summary>
internal sealed class PersonalKeyStore(Database database) : IPersonalKeyStore
{
    /// <inheritdoc/>
    public async Task AddAsync(PersonalKey key, byte[] hash, CancellationToken cancellationToken)
    {
        var isAdded = await database.InTransactionAsync(
            async (context, token) =>
            {
                if (await context.ApiKeys.AnyAsync(row => row.Name == key.Name && row.RevokedAt == null, token))
                {
                    return false;
                }

                context.ApiKeys.Add(new ApiKeyRow
                {
                    Id = key.Id,
                    Name = key.Name,
                    Hash = hash,
                    IsAdmin = key.IsAdmin,
                    CallsPerHour = key.CallsPerHour,
                    CallsPerDay = key.CallsPerDay,
                    CreatedAt = key.CreatedAt,
                });
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        if (!isAdded)
        {
            throw new ConciergeException(KeyErrors.Exists(key.Name));
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalKey>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.UseAsync(
            (context, token) => context.ApiKeys.AsNoTracking().OrderBy(row => row.CreatedAt).ToListAsync(token), cancellationToken);
        return [.. rows.Select(Map)];
    }

    /// <inheritdoc/>
    public async Task<PersonalKey?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var row = await database.UseAsync(
            (context, token) => context.ApiKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Hash == hash && key.RevokedAt == null, token), cancellationToken);
        return row is not null && CryptographicOperations.FixedTimeEquals(row.Hash, hash) ? Map(row) : null;
    }

    /// <inheritdoc/>
    public Task<PersonalKey?> RevokeAsync(string nameOrId, DateTimeOffset at, CancellationToken cancellationToken) => database.InTransactionAsync(
        async (context, token) =>
        {
            var row = await context.ApiKeys.FirstOrDefaultAsync(key => (key.Name == nameOrId || key.Id == nameOrId) && key.RevokedAt == null, token);
            if (row is null)
            {
                return null;
            }

            row.RevokedAt = at;
            await context.SaveChangesAsync(token);
            return Map(row);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RecordUseAsync(PersonalKey key, LocalDate today, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => context.ApiKeys.Where(row => row.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedOn, today), token),
        cancellationToken);

    private static PersonalKey Map(ApiKeyRow row) => new(row.Id, row.Name, row.IsAdmin, row.CreatedAt)
    {
        LastUsedOn = row.LastUsedOn,
        CallsPerHour = row.CallsPerHour,
        CallsPerDay = row.CallsPerDay,
        RevokedAt = row.RevokedAt,
    };
}
