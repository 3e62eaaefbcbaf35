using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Tests.Telephone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Rehearsal.Tests.Person;

/// <summary>A page that shows a person's telephone, over a real WebSocket.</summary>
internal sealed class TelephonePage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[8192];

    private TelephonePage(WebApplication app) => _app = app;

    /// <summary>The frames of the caller's voice, as they came.</summary>
    public List<byte[]> Frames { get; } = [];

    public static async Task<TelephonePage> OpenAsync(PersonTelephone telephone)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await telephone.ServeAsync(socket, call => "id-of-" + call.To, context.RequestAborted);
        });
        await app.StartAsync();
        var page = new TelephonePage(app);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await page._socket.ConnectAsync(new Uri(address.Replace("http", "ws", StringComparison.Ordinal)), CancellationToken.None);
        return page;
    }

    public Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SendAudioAsync(byte kind, byte[] audio) =>
        _socket.SendAsync((byte[])[kind, .. audio], WebSocketMessageType.Binary, true, CancellationToken.None);

    /// <summary>Receives messages up to the next event of this name.</summary>
    public async Task<JsonElement> NextAsync(string name)
    {
        using var timeout = new CancellationTokenSource(TelephoneNetworkFixture.Timeout);
        while (await ReceiveAsync(timeout.Token) is { } message)
        {
            if (message.GetProperty("event").GetString() == name)
            {
                return message;
            }
        }

        throw new InvalidOperationException($"The connection was closed before {name}.");
    }

    /// <summary>Receives until a condition is true of the frames.</summary>
    public async Task ReceiveUntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TelephoneNetworkFixture.Timeout);
        while (!condition())
        {
            await ReceiveAsync(timeout.Token);
        }
    }

    public async Task CloseAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        using var timeout = new CancellationTokenSource(TelephoneNetworkFixture.Timeout);
        while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            await ReceiveAsync(timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _app.DisposeAsync();
    }

    // Null for a frame's message only after the connection was closed.
    private async Task<JsonElement?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var result = await _socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
        while (result.MessageType == WebSocketMessageType.Binary)
        {
            _buffer[0].ShouldBe((byte)2);
            Frames.Add(_buffer[1..result.Count]);
            if (Frames.Count % 10 == 0)
            {
                return JsonDocument.Parse("""{"event":"frames"}""").RootElement;
            }

            result = await _socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
        }

        return result.MessageType == WebSocketMessageType.Close ? null : JsonDocument.Parse(_buffer.AsMemory(0, result.Count)).RootElement.Clone();
    }
}
