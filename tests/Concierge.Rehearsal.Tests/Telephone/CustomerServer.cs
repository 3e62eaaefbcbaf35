using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>The server of a Twilio customer: it serves TwiML, receives callbacks and accepts media streams.</summary>
internal sealed class CustomerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<StreamSession> _streams = Channel.CreateUnbounded<StreamSession>();

    private CustomerServer(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public string Twiml { get; set; } = """<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="600"/></Response>""";

    public string ContentType { get; set; } = "text/xml";

    public int StatusCode { get; set; } = 200;

    public int HandshakeStatus { get; set; } = 101;

    public ConcurrentDictionary<string, string> OtherTwiml { get; } = new();

    public Uri Origin { get; private set; } = null!;

    public static async Task<CustomerServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        CustomerServer server = new(app);
        app.UseWebSockets();
        app.Run(server.HandleAsync);
        await app.StartAsync();
        server.Origin = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public async Task<StreamSession> NextStreamAsync() => await _streams.Reader.ReadAsync().AsTask().WaitAsync(TelephoneNetworkFixture.Timeout);

    public ReceivedRequest[] To(string path) => [.. Requests.Where(request => request.Path == path)];

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        Dictionary<string, string> fields = request.HasFormContentType
            ? (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString())
            : request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        string scheme = context.WebSockets.IsWebSocketRequest ? "wss" : "https";
        Requests.Enqueue(new ReceivedRequest(
            request.Method,
            request.Path,
            $"{scheme}://{request.Host}{request.Path}{request.QueryString}",
            fields,
            request.Headers["X-Twilio-Signature"],
            request.Headers["X-Forwarded-Proto"]));
        if (context.WebSockets.IsWebSocketRequest)
        {
            await AcceptAsync(context);
        }
        else if (OtherTwiml.TryGetValue(request.Path, out string? twiml))
        {
            context.Response.ContentType = "application/xml; charset=utf-8";
            await context.Response.WriteAsync(twiml);
        }
        else if (request.Path == "/twiml")
        {
            context.Response.StatusCode = StatusCode;
            context.Response.ContentType = ContentType;
            await context.Response.WriteAsync(Twiml);
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        if (HandshakeStatus != 101)
        {
            context.Response.StatusCode = HandshakeStatus;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        StreamSession session = new(socket, context.Abort);
        await _streams.Writer.WriteAsync(session);
        await session.Ended;
    }
}
