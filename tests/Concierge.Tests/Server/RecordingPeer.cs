using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Concierge.Tests.Server;

/// <summary>A peer that records its requests and returns the status that the test sets.</summary>
internal sealed class RecordingPeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Method, string Target, string? Key, string Body)> _requests = [];

    private RecordingPeer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>The status code of the response to a snapshot.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public IReadOnlyList<(string Method, string Target, string? Key, string Body)> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<string> Snapshots => [.. Requests.Where(request => request.Method == "PUT").Select(request => request.Body)];

    public static async Task<RecordingPeer> StartAsync()
    {
        var peer = new RecordingPeer();
        await peer._app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var text = await body.ReadToEndAsync();
        lock (_requests)
        {
            _requests.Add((context.Request.Method, $"{context.Request.Path}{context.Request.QueryString}", context.Request.Headers.Authorization, text));
        }

        context.Response.StatusCode = context.Request.Method == "PUT" ? Status : StatusCodes.Status404NotFound;
    }
}
