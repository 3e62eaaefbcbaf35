using System.Globalization;
using Concierge.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Security;

/// <summary>
/// Limits how many WebSockets a session, or a key, has open at this server, and closes them once it has ended. Those of the carrier have no key and do not
/// count. Thread-safe.
/// </summary>
internal sealed class OpenSockets(AccessWatch access)
{
    /// <summary>How many there may be: a page has one for each call under way that it has shown, and one for the telephone of a rehearsal.</summary>
    public const int MaxOpen = 20;

    private static readonly ConciergeError Refusal = new(
        "limit.sockets",
        $"This session has {MaxOpen.ToString(CultureInfo.InvariantCulture)} WebSockets open, and may not open more.",
        "Close other pages of the console, or end other clients of this key.");

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Adds the limit. Must come after authentication.</summary>
    public static void Use(WebApplication app)
    {
        var sockets = app.Services.GetRequiredService<OpenSockets>();
        app.Use((context, next) => context.WebSockets.IsWebSocketRequest && context.Features.Get<KeyHolder>() is { } holder
            ? sockets.RunAsync(context, holder, () => next(context))
            : next(context));
    }

    private async Task RunAsync(HttpContext context, KeyHolder holder, Func<Task> run)
    {
        var owner = Convert.ToHexString(context.Features.Get<BrowserSession>()?.Id ?? holder.Hash);
        Add(owner);
        try
        {
            await access.RunAsync(context, run);
        }
        finally
        {
            Remove(owner);
        }
    }

    private void Add(string owner)
    {
        lock (_lock)
        {
            var count = _open.GetValueOrDefault(owner);
            _open[owner] = count < MaxOpen ? count + 1 : throw new ConciergeException(Refusal);
        }
    }

    private void Remove(string owner)
    {
        lock (_lock)
        {
            if (--_open[owner] == 0)
            {
                _open.Remove(owner);
            }
        }
    }
}
