using Concierge.Tests.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Concierge.Tests.Server;

/// <summary>A fake of Twilio's REST API on the loopback interface: accepts calls and records its requests.</summary>
internal sealed class FakeTwilioServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<TwilioRequest> _requests = [];

    private FakeTwilioServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri TwilioBaseUrl => new(_app.Urls.First());

    /// <summary>Twilio's error code for every request for a call; null to accept calls.</summary>
    public int? Refusal { get; set; }

    public IReadOnlyList<TwilioRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<FakeTwilioServer> StartAsync()
    {
        var far = new FakeTwilioServer();
        await far._app.StartAsync();
        return far;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        TwilioRequest request = new(
            context.Request.Method,
            context.Request.Path,
            context.Request.Headers.Authorization,
            [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))]);
        lock (_requests)
        {
            _requests.Add(request);
        }

        context.Response.ContentType = "application/json";
        if (request.IsCreate && Refusal is { } code)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($$"""{"code":{{code}},"message":"No.","status":400}""");
            return;
        }

        context.Response.StatusCode = request.IsCreate ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await context.Response.WriteAsync($$"""{"sid":"{{FakeTwilio.CallSid}}","status":"{{(request.IsCreate ? "queued" : "completed")}}"}""");
    }
}
