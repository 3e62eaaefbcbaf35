using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server.Console;

/// <summary>An administrator takes a call over.</summary>
[Trait("Category", "Server")]
public sealed class CallTakeoverTests
{
    private const string Note = "A person took the call over";

    [Fact]
    public async Task The_agent_stops_and_the_person_speaks_to_the_restaurant()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var call = await AnsweredCall.StartAsync(host);
        using var person = await CallAudioClient.ConnectAsync(host, call.Id);
        await call.TalkAsync("Good evening, this is Luigi's.");

        (await TakeOverAsync(host, call)).Status.ShouldBe(204);

        await call.ReceiveAsync("clear");
        await person.SpeakAsync(0x33);
        var media = await call.ReceiveAsync("media");
        Convert.FromBase64String(media.GetProperty("media").GetProperty("payload").GetString()!).ShouldBe(Enumerable.Repeat((byte)0x33, 160));
        while (await host.Voice.ReceiveAsync() is not null)
        {
            // The voice session is closed.
        }

        (await TakeOverAsync(host, call)).Status.ShouldBe(204, "once more changes nothing");
        await call.Stream.StopAsync();
        var result = await WaitForResultAsync(host, call.Id);
        result.GetProperty("reason").GetString()!.ShouldContain(Note);
        result.GetProperty("message").GetString()!.ShouldContain(Note);
        result.GetProperty("outcome").GetString().ShouldNotBe("confirmed");
    }

    [Fact]
    public async Task What_was_agreed_before_counts()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var call = await AnsweredCall.StartAsync(host);
        using var person = await CallAudioClient.ConnectAsync(host, call.Id);
        await ScriptedCall.AddCalleeTurnAsync(host.Voice, "u1", ScriptedCall.Agreement);
        await ScriptedCall.RespondAsync(
            host.Voice, "r1", "i1", "Let me note that.", "c1", "report_outcome", """{"outcome":"confirmed","confirmation_number":"BK472"}""");
        await host.Voice.ReceiveAsync("conversation.item.create");

        (await TakeOverAsync(host, call)).Status.ShouldBe(204);
        await call.Stream.StopAsync();

        var result = await WaitForResultAsync(host, call.Id);
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("message").GetString()!.ShouldContain(Note);
    }

    [Fact]
    public async Task A_call_that_the_person_has_left_ends()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var call = await AnsweredCall.StartAsync(host);
        using (await CallAudioClient.ConnectAsync(host, call.Id))
        {
            (await TakeOverAsync(host, call)).Status.ShouldBe(204);
        }

        JsonElement status = default;
        await Until.TrueAsync(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                status = await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{call.Id}/status");
                return status.TryGetProperty("result", out _);
            },
            "the end of the call");

        status.GetProperty("result").GetProperty("error_code").GetString().ShouldBe("call.hung_up");
    }

    [Fact]
    public async Task Only_administrators_take_a_call_over_and_only_one_in_progress()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await host.CreateClientAsync("ann");
        var callId = await host.CallAsync("ann");

        (await ann.PostAsync($"/calls/{callId}/takeover", content: null).ReadCodeAsync()).ShouldBe((403, "api.not_admin"));
        (await host.Api.PostAsync($"/calls/{callId}/takeover", content: null).ReadCodeAsync()).ShouldBe((409, "call.not_in_progress"));
        (await host.Api.PostAsync("/calls/none/takeover", content: null).ReadCodeAsync()).ShouldBe((404, "call.not_found"));
    }

    private static Task<(int Status, string? Code)> TakeOverAsync(ServerTestHost host, AnsweredCall call) =>
        host.Api.PostAsync($"/calls/{call.Id}/takeover", content: null).ReadCodeAsync();

    private static async Task<JsonElement> WaitForResultAsync(ServerTestHost host, string callId)
    {
        await Until.DoneAsync(host.Api.GetStringAsync($"/calls/{callId}/events"));
        return (await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}")).GetProperty("result");
    }
}
