using System.Security.Cryptography;
using Concierge.Access;
using Concierge.Contracts;
using Microsoft.Extensions.Options;

namespace Concierge.Server.Security;

/// <summary>Finds who has a key: the server's own key, or that of a person.</summary>
internal sealed class KeyVerifier(IOptionsMonitor<ApiKeyOptions> options, PersonalKeyRegistry persons)
{
    private ApiKeyOptions Options => options.Get(ApiKeyAuthenticationHandler.Scheme);

    /// <summary>The holder of the server's own key.</summary>
    public KeyHolder Operator => new(ApiKeyAuthenticationHandler.OperatorName, IsAdmin: true, KeyGenerator.ComputeHash(Options.ApiKey));

    /// <summary>Finds who has a key; <see langword="null"/> if it is not valid.</summary>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public async Task<KeyHolder?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = KeyGenerator.ComputeHash(key);

        // What cannot be a person's key needs no query.
        return IsOperators(hash) ? Operator : KeyGenerator.HasForm(key) ? await FindPersonAsync(hash, cancellationToken) : null;
    }

    /// <summary>Finds who has the key with a hash; <see langword="null"/> if it is no longer valid.</summary>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public async Task<KeyHolder?> FindByHashAsync(byte[] hash, CancellationToken cancellationToken) =>
        IsOperators(hash) ? Operator : await FindPersonAsync(hash, cancellationToken);

    private bool IsOperators(byte[] hash) => CryptographicOperations.FixedTimeEquals(hash, KeyGenerator.ComputeHash(Options.ApiKey));

    private async Task<KeyHolder?> FindPersonAsync(byte[] hash, CancellationToken cancellationToken) =>
        await persons.FindAsync(hash, cancellationToken) is { } person ? new KeyHolder(person.Name, person.IsAdmin, hash) : null;
}
