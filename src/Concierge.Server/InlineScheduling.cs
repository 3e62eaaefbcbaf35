using Concierge.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Concierge.Server;

/// <summary>
/// Lets the thread that a frame wakes carry it all the way to the other socket. Handing each of them to another thread costs
/// more than everything else that is done with it. For a server that has its process to itself: whatever takes long must leave
/// these threads, as requests do here.
/// </summary>
internal static class InlineScheduling
{
    // Read by the runtime once, when the first socket waits; there is no other way to set it.
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Asks the runtime for it, unless the environment says otherwise. Before the first socket of the process.</summary>
    public static void Prefer()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
        {
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
        }
    }

    /// <summary>Sets up Kestrel's sockets.</summary>
    public static void UseMediaStreamSockets(this IWebHostBuilder host, bool inline) => host.UseSockets(sockets =>
    {
        // A media stream always has something coming: waiting for it before taking a buffer is one more system call a frame.
        sockets.WaitForDataBeforeAllocatingBuffer = false;
        sockets.UnsafePreferInlineScheduling = inline;
    });

    /// <summary>Everything but the media streams is served by the thread pool.</summary>
    public static void UseThreadPoolForRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path != CallDirections.StreamPath)
        {
            await Task.Yield();
        }

        await next(context);
    });
}
