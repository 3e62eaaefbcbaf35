using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Calls.Blocking;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server;

/// <summary>A restaurant that asks for it is not called again.</summary>
[Trait("Category", "Server")]
public sealed class DoNotCallApiTests
{
    // No pattern knows these words; the voice agent understood them.
    [Fact]
    public async Task Call_AgentReportsAnObjection_IsRemembered()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await PlayAsync(host, "Do me a favour and lose these digits.", """{"outcome":"declined","objection":"do_not_call"}""");

        var call = await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        call.GetProperty("result").GetProperty("block").GetString().ShouldBe("do_not_call");
        using var again = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        (await again.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("phone.do_not_call");

        using var allowed = await host.Api.PostAsync("/restaurants/allow", ServerTestHost.Json($$"""{"phone_number":"{{TestSettings.RestaurantPhone}}"}"""));
        ((int)allowed.StatusCode).ShouldBe(204);
        using var twice = await host.Api.PostAsync("/restaurants/allow", ServerTestHost.Json($$"""{"phone_number":"{{TestSettings.RestaurantPhone}}"}"""));
        (await twice.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("restaurant.not_blocked");
        await host.CallAsync();
    }

    [Fact]
    public async Task Call_WithoutAReportedObjection_IsNotBlocked()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await PlayAsync(host, "We are full that evening, sorry.", """{"outcome":"declined"}""");

        var call = await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        call.GetProperty("result").TryGetProperty("block", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Call_RestaurantAsksNotToBeCalled_IsRememberedAndToldInThePlan()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await PlayAsync(host, "No machines. Please don't call us again.", """{"outcome":"declined"}""");

        var call = await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        call.GetProperty("result").GetProperty("block").GetString().ShouldBe("do_not_call");
        call.GetProperty("result").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("asked not to be called again");
        using var again = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        ((int)again.StatusCode).ShouldBe(422);
        (await again.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("phone.do_not_call");
        using var planned = await host.Api.PostAsync("/plans", ServerTestHost.Json(ServerTestHost.Booking));
        (await planned.Content.ReadFromJsonAsync<JsonObject>())!["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("phone.do_not_call");

        var store = host.App.Services.GetRequiredService<IBlockedNumberStore>();
        (await store.AllowAsync(TestSettings.RestaurantPhone, CancellationToken.None)).ShouldBeTrue();
        await host.CallAsync();
    }

    private static async Task<string> PlayAsync(ServerTestHost host, string words, string report)
    {
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
        await configuring;
        await host.ReportAsync(callId, "in-progress");
        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.ConnectedAsync();
        await stream.StartAsync(await host.ParametersAsync(callId));
        for (var frame = 0; frame < 6; frame++)
        {
            await stream.MediaAsync();
        }

        var playing = stream.PlayToTheEndAsync();
        await host.Voice.ReceiveAsync("input_audio_buffer.append");
        await ScriptedCall.AddCalleeTurnAsync(host.Voice, "u1", words);
        await ScriptedCall.RespondAsync(host.Voice, "r1", "i1", "I am sorry.", "c1", "report_outcome", report);
        await host.Voice.ReceiveAsync("conversation.item.create");
        await host.Voice.ReceiveAsync("response.create");
        await ScriptedCall.RespondAsync(host.Voice, "r2", "i2", "Goodbye.", "c2", "end_call", "{}");
        await Until.DoneAsync(playing);
        await Until.DoneAsync(host.Api.GetStringAsync($"/calls/{callId}/events"));
        return callId;
    }
}
