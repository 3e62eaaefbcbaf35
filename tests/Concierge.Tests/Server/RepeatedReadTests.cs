using System.Collections.Concurrent;
using Concierge.Contracts;
using Concierge.Models;
using Concierge.Server.Hosting;
using Concierge.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>A server that fails once: reads are repeated, and a call is placed once.</summary>
public sealed class RepeatedReadTests : IAsyncLifetime
{
    private const string Created = """{"sid":"CA00000000000000000000000000000001","status":"queued"}""";

    private readonly FakeTimeProvider _clock = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly HashSet<string> _failed = [];
    private WebApplication _server = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        var settings = TestSettings.Complete;
        services.AddConcierge(settings with { Twilio = settings.Twilio with { BaseUrl = new Uri(_server.Urls.First()) } });
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_list_of_models_is_read_again()
    {
        var client = _services.GetRequiredService<ModelListClient>();

        (await RunAsync(client.ReadAsync(new Uri($"{_server.Urls.First()}/v1"), "key", CancellationToken.None))).ShouldNotBeNull().Keys.ShouldContain("gpt-6-luna");

        _requests.ShouldBe(["GET /v1/models", "GET /v1/models"]);
    }

    [Fact]
    public async Task A_call_is_read_again()
    {
        var twilio = _services.GetRequiredService<TwilioService>();

        (await RunAsync(twilio.FetchAsync("CA1", CancellationToken.None))).Status.ShouldBe("queued");

        _requests.Count.ShouldBe(2);
        _requests.ShouldAllBe(request => request.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_is_placed_once()
    {
        var twilio = _services.GetRequiredService<TwilioService>();
        var address = new Uri("https://concierge.example.com/");
        var call = new OutgoingCall(TestSettings.RestaurantPhone, address, address, address, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(190));

        await Should.ThrowAsync<ConciergeException>(() => RunAsync(twilio.InitiateCallAsync(call, CancellationToken.None)));

        _requests.ShouldHaveSingleItem().ShouldStartWith("POST ");
    }

    [Fact]
    public async Task Another_request_than_a_read_is_sent_once()
    {
        using var http = new HttpClient(new ReadRetryHandler(_clock) { InnerHandler = new SocketsHttpHandler() });

        using var response = await RunAsync(http.PostAsync(new Uri($"{_server.Urls.First()}/v1/models"), content: null));

        ((int)response.StatusCode).ShouldBe(503);
        _requests.ShouldBe(["POST /v1/models"]);
    }

    // The delays before a retry pass at once.
    private async Task<T> RunAsync<T>(Task<T> task)
    {
        await Until.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return task.IsCompleted;
            },
            "the answer");
        return await task;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}";
        _requests.Enqueue(request);
        if (_failed.Add(request))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(context.Request.Path.Value!.EndsWith("models", StringComparison.Ordinal)
            ? """{"object":"list","data":[{"id":"gpt-6-luna","object":"model"}]}"""
            : Created);
    }
}
