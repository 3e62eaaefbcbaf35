using Concierge.Calls.Limits;
using Concierge.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Access;

/// <summary>Reads the limits that the valid keys of persons have.</summary>
internal sealed class PersonalLimitReader(Database database) : IPersonalLimitReader
{
    /// <inheritdoc/>
    public async Task<PersonalLimits?> FindAsync(string user, CancellationToken cancellationToken)
    {
        // The fingerprint cannot be computed in SQL. Few keys have limits of their own.
        var keys = await database.UseAsync(
            (context, token) => context.ApiKeys.AsNoTracking()
                .Where(row => row.RevokedAt == null && (row.CallsPerHour != null || row.CallsPerDay != null))
                .Select(row => new { row.Name, row.CallsPerHour, row.CallsPerDay })
                .ToListAsync(token),
            cancellationToken);
        return keys.Find(key => CurrentUser.ComputeFingerprint(key.Name) == user) is { } own ? new PersonalLimits(own.CallsPerHour, own.CallsPerDay) : null;
    }
}
