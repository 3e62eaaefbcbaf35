using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Concierge.Contracts;
using Concierge.Mcp.Hosting;
using Concierge.Options;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Mcp;

/// <summary>
/// Holds the MCP server, from the first request of an assistant on. What names a type of it is not inlined: until then a server loads none of its
/// assemblies.
/// </summary>
internal sealed class McpHost(
    McpOptions mcp,
    ServerOptions server,
    TwilioOptions twilio,
    StorageOptions storage,
    IServiceProvider services,
    AccessWatch access,
    TimeProvider timeProvider)
    : IAsyncDisposable
{
    private const int KeyBytes = 32;

    private readonly Lock _lock = new();
    private Task<object>? _handler;

    /// <summary>Handles a request to the endpoint.</summary>
    /// <exception cref="ConciergeException">The request comes from a web page of another host (<c>mcp.origin</c>).</exception>
    public async Task HandleAsync(HttpContext context)
    {
        OriginCheck.Check(context.Request, twilio.PublicDomain);
        var handler = await GetHandlerAsync();
        await access.RunAsync(context, () => HandleAsync(handler, context));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_handler is { IsCompletedSuccessfully: true } started)
        {
            await ((IAsyncDisposable)await started).DisposeAsync();
        }
    }

    private Task<object> GetHandlerAsync()
    {
        lock (_lock)
        {
            return _handler is null or { IsFaulted: true } ? _handler = StartAsync() : _handler;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task HandleAsync(object handler, HttpContext context) => ((McpHttpHandler)handler).HandleAsync(context);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<object> StartAsync() => await McpHttpHandler.StartAsync(
        new McpHttpOptions
        {
            FindServer = FindAddress,
            FindConsentKey = DeriveConsentKey,
            NumbersWithoutAsking = mcp.CallsWithoutAsking.ToHashSet(StringComparer.Ordinal),
            HasSessions = server.Cluster is null,
        },
        services.GetRequiredService<ILoggerFactory>(),
        services.GetRequiredService<IHostApplicationLifetime>(),
        timeProvider,
        CancellationToken.None);

    // 0.0.0.0 is an address to listen on, not one to connect to.
    private Uri FindAddress()
    {
        var listening = services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new Uri(listening.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "[::1]", StringComparison.Ordinal));
    }

    // The servers of a cluster share the data key, and no client has it.
    private byte[] DeriveConsentKey() => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, storage.DataKey ?? DataKeyFile.ReadOrCreate(UserDataPaths.DataKeyFile), KeyBytes, info: "concierge mcp consent"u8.ToArray());
}
