using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Concierge.Contracts;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>
/// Refuses an address that has sent many wrong API keys, for a minute, without looking at its keys: so that a key cannot be guessed. Thread-safe.
/// </summary>
internal sealed class WrongKeyThrottle(TimeProvider timeProvider)
{
    /// <summary>How many wrong keys an address may send within <see cref="Window"/>.</summary>
    public const int MaxWrongKeys = 10;

    /// <summary>How long wrong keys count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The error of an address that is refused.</summary>
    public static ConciergeError Refusal { get; } = new(
        "limit.api_keys",
        "This address has sent too many wrong API keys.",
        $"Wait a minute, then send the right key: at most {MaxWrongKeys} wrong ones a minute are looked at.");

    private const int MaxAddresses = 10_000;
    private const int NetworkBytes = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> _wrong = new(StringComparer.Ordinal);

    /// <summary>Returns how long an address is still refused; <see langword="null"/> if it is not.</summary>
    public TimeSpan? GetRefusal(string address)
    {
        lock (_lock)
        {
            var remaining = _wrong.TryGetValue(address, out var wrong) && wrong.Count >= MaxWrongKeys
                ? wrong.Since + Window - timeProvider.GetUtcNow()
                : TimeSpan.Zero;
            return remaining > TimeSpan.Zero ? remaining : null;
        }
    }

    /// <summary>The value of the header Retry-After: whole seconds.</summary>
    public static string FormatRetryAfter(TimeSpan remaining) => ((int)Math.Ceiling(remaining.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Counts a wrong key.</summary>
    public void RecordWrongKey(string address)
    {
        lock (_lock)
        {
            var now = timeProvider.GetUtcNow();
            if (_wrong.Count >= MaxAddresses)
            {
                Forget(now);
            }

            _wrong[address] = _wrong.TryGetValue(address, out var wrong) && wrong.Since + Window > now ? (wrong.Count + 1, wrong.Since) : (1, now);
        }
    }

    /// <summary>Returns the address that a request counts for: that of its client, also behind <see cref="TrustedProxies"/>.</summary>
    public static string GetAddress(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote) ? GetNetwork(remote) : "local";

    // One customer has a whole network of IPv6 addresses.
    private static string GetNetwork(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, NetworkBytes)) : plain.ToString();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, wrong) in _wrong.ToArray())
        {
            if (wrong.Since + Window <= now)
            {
                _wrong.Remove(address);
            }
        }

        if (_wrong.Count >= MaxAddresses)
        {
            _wrong.Clear();
        }
    }
}
