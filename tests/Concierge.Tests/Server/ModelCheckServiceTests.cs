using System.Collections.Concurrent;
using System.Net;
using Concierge.Server;
using Concierge.Tests.Agents;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Server;

/// <summary>The check of the configured models in the real server.</summary>
[Trait("Category", "Server")]
public sealed class ModelCheckServiceTests : IAsyncLifetime
{
    private const string ChatKey = "chat-key-that-must-not-be-logged";

    private readonly RecordedLogs _logs = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly TaskCompletionSource _warned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScriptedChatServer _models = null!;

    public async Task InitializeAsync() => _models = await ScriptedChatServer.StartAsync();

    public async Task DisposeAsync() => await _models.DisposeAsync();

    [Fact]
    public async Task A_model_with_a_shutdown_date_is_named_in_a_warning_without_the_key()
    {
        await using var app = await StartAsync(checksModels: true);

        await Until.DoneAsync(_warned.Task);

        _warnings.ShouldHaveSingleItem().ShouldContain("gpt-5-mini (AGENT_MODEL) has the shutdown date 2026-12-11");
        _logs.Lines.Single(line => line.Contains("2026-12-11", StringComparison.Ordinal)).ShouldStartWith("Warning Concierge.Server.ModelCheckService 2901:");
        _logs.Lines.ShouldAllBe(line => !line.Contains(ChatKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_delays_neither_the_start_nor_the_stop()
    {
        var asked = new TaskCompletionSource();
        _models.ListModels = context =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await using var app = await Until.DoneAsync(StartAsync(checksModels: true));
        await Until.DoneAsync(asked.Task);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Until.DoneAsync(app.StopAsync());

        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_warning_that_cannot_be_delivered_does_not_stop_the_server()
    {
        await using var app = await StartAsync(checksModels: true, () => throw new InvalidOperationException("no one listens"));

        await Until.DoneAsync(_warned.Task);

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_that_only_reads_asks_for_no_models()
    {
        await using var app = await StartAsync(checksModels: false);
        await app.StopAsync();

        _models.ModelListings.ShouldBeEmpty();
    }

    private async Task<WebApplication> StartAsync(bool checksModels, Action? onWarning = null)
    {
        var app = ConciergeServer.Build(new ConciergeServerOptions
        {
            Settings = TestSettings.Complete with { Realtime = TestSettings.Complete.Realtime with { ApiKey = null }, Agents = TestSettings.Complete.Agents with { Model = "gpt-5-mini", BaseUrl = _models.Endpoint, ApiKey = ChatKey } },
            ApiKey = ServerTestHost.ApiKey,
            ChecksModels = checksModels,
            OnModelWarning = warning =>
            {
                _warnings.Enqueue(warning);
                _warned.TrySetResult();
                onWarning?.Invoke();
            },
            Logging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_logs),
        });
        await app.StartAsync();
        return app;
    }
}
