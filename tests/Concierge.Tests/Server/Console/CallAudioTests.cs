using System.Net.WebSockets;
using Concierge.Access;
using Concierge.Server.Security;
using Concierge.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server.Console;

/// <summary>The audio of a call for those who listen.</summary>
[Trait("Category", "Server")]
public sealed class CallAudioTests
{
    [Fact]
    public async Task Both_sides_are_heard_in_frames_until_the_call_ends()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var call = await AnsweredCall.StartAsync(host);
        using var listener = await CallAudioClient.ConnectAsync(host, call.Id);
        await WaitForListenerAsync(call, listener);

        await call.TalkAsync("Good evening, this is Luigi's.");
        for (byte sample = 1; sample <= 6; sample++)
        {
            await call.Stream.MediaAsync(sample);
        }

        List<byte[]> expected = [];
        for (byte sample = 1; sample <= 6; sample++)
        {
            expected.Add(CallAudioClient.CreateFrame(1, sample));
            if (sample <= 5)
            {
                // The agent said 100 ms.
                expected.Add(CallAudioClient.CreateFrame(2, 0x7F));
            }
        }

        (await listener.ReceiveAsync(expected.Count)).ShouldBe(expected);
        using var answer = await host.Api.PostAsync($"/calls/{call.Id}/hangup", content: null);
        (await listener.ReceiveAsync()).ShouldNotBeNull().Text.ShouldBe("""{"event":"ended"}""");
        (await listener.ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_owner_and_administrators_listen()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var call = await AnsweredCall.StartAsync(host, "ann");
        using var bob = await host.CreateClientAsync("bob");

        (await bob.GetAsync($"/calls/{call.Id}/audio").ReadCodeAsync()).ShouldBe((404, "call.not_found"));
        await Should.ThrowAsync<WebSocketException>(async () => await CallAudioClient.ConnectAsync(host, call.Id, await host.CreateKeyAsync("eve")));
        using var ann = await CallAudioClient.ConnectAsync(host, call.Id, await host.CreateKeyAsync("ann"));
        await WaitForListenerAsync(call, ann);
    }

    [Fact]
    public async Task Without_a_websocket_or_a_call_in_progress_the_answer_says_so()
    {
        await using var host = await ServerTestHost.StartAsync();
        var (callId, _) = await ScriptedCall.PlayAsync(host);

        (await host.Api.GetAsync($"/calls/{callId}/audio").ReadCodeAsync()).ShouldBe((426, "request.websocket"));
        await Should.ThrowAsync<WebSocketException>(() => CallAudioClient.ConnectAsync(host, callId));
    }

    [Fact]
    public async Task A_revoked_key_ends_what_it_had_opened()
    {
        var time = new CountingTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var call = await AnsweredCall.StartAsync(host);
        using var eve = await CallAudioClient.ConnectAsync(host, call.Id, await host.CreateKeyAsync("eve", isAdmin: true));
        await host.App.Services.GetRequiredService<IPersonalKeyStore>().RevokeAsync("eve", time.GetUtcNow(), CancellationToken.None);

        var closed = ReadToEndAsync(eve);
        await Until.TrueAsync(
            () =>
            {
                time.Advance(time.IsTimerActive(PersonalKeyRegistry.Freshness) ? PersonalKeyRegistry.Freshness : TimeSpan.Zero);
                return closed.IsCompleted;
            },
            "the end of the socket");

        (await closed).ShouldBeFalse("the call has not ended");
    }

    // Whether the server said that the call had ended.
    private static async Task<bool> ReadToEndAsync(CallAudioClient listener)
    {
        var hasEnded = false;
        try
        {
            while (await listener.ReceiveAsync() is { } message)
            {
                hasEnded |= message.Text is not null;
            }
        }
        catch (WebSocketException)
        {
            // The server has closed the connection.
        }

        return hasEnded;
    }

    // A frame that is heard shows that the server has added the listener.
    private static async Task WaitForListenerAsync(AnsweredCall call, CallAudioClient listener)
    {
        var first = listener.ReceiveAsync();
        var sent = 0;
        while (!first.IsCompleted)
        {
            await call.Stream.MediaAsync();
            sent++;
            await Task.WhenAny(first, Task.Delay(20, CancellationToken.None));
        }

        // Those that were sent after the first one arrive too. The last one has a value of its own.
        await call.Stream.MediaAsync(0x55);
        while ((await listener.ReceiveAsync()).ShouldNotBeNull().Frame[1] != 0x55)
        {
            sent.ShouldBePositive();
        }
    }
}
