using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Concierge.Bench.Relay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

// The lower bound: a bridge that copies audio from one socket to the other and keeps no state.
var chunkMs = int.Parse(Environment.GetEnvironmentVariable("RELAY_CHUNK_MS") ?? "0", CultureInfo.InvariantCulture);
var inline = Environment.GetEnvironmentVariable("RELAY_INLINE") == "1";
var voice = new Uri(Environment.GetEnvironmentVariable("OPENAI_WS")!);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT")!, CultureInfo.InvariantCulture)));
builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = inline);
var app = builder.Build();
app.UseWebSockets();
app.Map("/media-stream", async context =>
{
    using var telephone = await context.WebSockets.AcceptWebSocketAsync();
    using var model = new ClientWebSocket();
    await model.ConnectAsync(voice, CancellationToken.None);
    await new RelayedCall(telephone, model, chunkMs).RunAsync();
});
await app.RunAsync();
