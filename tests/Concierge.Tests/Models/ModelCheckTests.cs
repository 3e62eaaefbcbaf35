using Concierge.Models;
using Concierge.Options;
using Concierge.Tests.Agents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Models;

public sealed class ModelCheckTests : IAsyncLifetime
{
    private const string ChatKey = "chat-key-that-must-not-be-logged";
    private const string OpenAIKey = "openai-key-that-must-not-be-logged";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly RecordedLogs _logs = new();
    private readonly HttpClient _http = new();
    private ScriptedChatServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedChatServer.StartAsync();
        _server.Models["gpt-realtime-2.1"] = null;
        _server.Models["gpt-transcribe"] = null;
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Defaults_without_a_shutdown_date_give_no_warning_and_one_request()
    {
        (await CheckAsync(new ConciergeSettings { Realtime = new() { ApiKey = OpenAIKey, BaseUrl = _server.Endpoint } })).ShouldBeEmpty();

        _server.ModelListings.ShouldBe([$"Bearer {OpenAIKey}"]);
    }

    [Fact]
    public async Task Existing_gpt_5_mini_is_warned_of_with_its_date_its_successor_and_the_default() =>
        (await CheckAsync(Chat("gpt-5-mini"))).ShouldBe(
            ["The model gpt-5-mini (AGENT_MODEL) has the shutdown date 2026-12-11: set AGENT_MODEL=gpt-6.1-terra, its successor, or AGENT_MODEL=gpt-6-luna, the default."]);

    [Theory]
    [InlineData("2026-11-29", true)]
    [InlineData("2026-11-01", true)]
    [InlineData("2027-01-28", true)]
    [InlineData("2027-01-29", false)]
    [InlineData("in the spring", false)]
    [InlineData(null, false)]
    public async Task Shutdown_within_60_days_is_warned_of(string? date, bool warned)
    {
        _server.Models["gpt-4o-mini"] = date;

        (await CheckAsync(Chat("gpt-4o-mini"))).ShouldBe(
            warned ? [$"The model gpt-4o-mini (AGENT_MODEL) has the shutdown date {date}: set AGENT_MODEL=gpt-6-luna, its successor and the default."] : []);
    }

    [Theory]
    [InlineData("gpt-4o", "set AGENT_MODEL=gpt-6-luna, its successor and the default.")]
    [InlineData("gpt-9-nova", "set AGENT_MODEL=gpt-6-luna, the default.")]
    public async Task Missing_model_is_warned_of_with_its_successor_or_the_default(string model, string remedy) =>
        (await CheckAsync(Chat(model))).ShouldBe([$"The model {model} (AGENT_MODEL) is not offered by 127.0.0.1: {remedy}"]);

    [Fact]
    public async Task Missing_default_is_not_told_to_use_the_default()
    {
        _server.Models.Remove("gpt-6-luna");

        (await CheckAsync(Chat(model: null))).ShouldBe(
            ["The model gpt-6-luna (AGENT_MODEL) is not offered by 127.0.0.1: update Concierge, or set AGENT_MODEL to a model that 127.0.0.1 offers."]);
    }

    [Fact]
    public async Task Voice_and_transcription_model_are_checked_too()
    {
        _server.Models["gpt-realtime"] = "2027-01-20";
        _server.Models["gpt-transcribe"] = "2027-01-02";

        (await CheckAsync(new ConciergeSettings { Realtime = new() { ApiKey = OpenAIKey, BaseUrl = _server.Endpoint, Model = "gpt-realtime" }, Agents = new() { Model = "rules" } })).ShouldBe(
        [
            "The model gpt-realtime (REALTIME_MODEL) has the shutdown date 2027-01-20: set REALTIME_MODEL=gpt-realtime-2.1, its successor and the default.",
            "The transcription model gpt-transcribe has the shutdown date 2027-01-02: update Concierge.",
        ]);
    }

    [Fact]
    public async Task Each_server_is_asked_with_its_own_key()
    {
        await using var other = await ScriptedChatServer.StartAsync();
        await CheckAsync(Chat("gpt-6-luna") with { Agents = Chat("gpt-6-luna").Agents with { BaseUrl = other.Endpoint }, Realtime = Chat("gpt-6-luna").Realtime with { BaseUrl = _server.Endpoint, ApiKey = OpenAIKey } });

        other.ModelListings.ShouldBe([$"Bearer {ChatKey}"]);
        _server.ModelListings.ShouldBe([$"Bearer {OpenAIKey}"]);
    }

    [Fact]
    public async Task Without_a_key_no_server_is_asked()
    {
        (await CheckAsync(new ConciergeSettings { Agents = new() { BaseUrl = _server.Endpoint, Model = "llama3.2" } })).ShouldBeEmpty();
        (await CheckAsync(new ConciergeSettings { Realtime = new() { BaseUrl = _server.Endpoint } })).ShouldBeEmpty();

        _server.ModelListings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(401, """{"error":{"code":"invalid_api_key"}}""")]
    [InlineData(500, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"object":"list","data":[]}""")]
    [InlineData(200, """{"object":"list","data":["gpt-6-luna",{"id":7}]}""")]
    public async Task Server_without_a_list_is_told_at_debug_only(int status, string body)
    {
        _server.ListModels = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        };

        (await CheckAsync(Chat("gpt-5-mini"))).ShouldBeEmpty();

        _logs.Lines.ShouldHaveSingleItem().ShouldStartWith("Debug ");
        _logs.Lines.ShouldAllBe(line => !line.Contains(ChatKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_that_does_not_answer_is_given_up_at_the_deadline()
    {
        var asked = new TaskCompletionSource();
        _server.ListModels = context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var check = CheckAsync(Chat("gpt-5-mini"));
        await Until.DoneAsync(asked.Task);
        check.IsCompleted.ShouldBeFalse();

        _clock.Advance(ModelCheck.Timeout);

        (await Until.DoneAsync(check)).ShouldBeEmpty();
        _logs.Lines.ShouldHaveSingleItem().ShouldStartWith("Debug ");
    }

    [Fact]
    public async Task Server_that_is_not_there_is_told_at_debug_only()
    {
        var settings = Chat("gpt-5-mini");
        await _server.DisposeAsync();

        (await CheckAsync(settings)).ShouldBeEmpty();

        _logs.Lines.ShouldHaveSingleItem().ShouldStartWith("Debug ");
    }

    private ConciergeSettings Chat(string? model) => new() { Agents = new() { Model = model, BaseUrl = _server.Endpoint, ApiKey = ChatKey } };

    private async Task<IReadOnlyList<string>> CheckAsync(ConciergeSettings settings)
    {
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
        var check = new ModelCheck(settings.Agents, settings.Realtime, new ModelListClient(_http), _clock, loggers.CreateLogger<ModelCheck>());
        return [.. (await check.RunAsync(CancellationToken.None)).Select(warning => warning.ToString())];
    }
}
