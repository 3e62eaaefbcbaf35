namespace Concierge.Tests.Server.Console;

/// <summary>A call that the restaurant has answered, with Twilio's side of its media stream.</summary>
internal sealed class AnsweredCall : IDisposable
{
    private readonly ServerTestHost _host;
    private int _items;

    private AnsweredCall(ServerTestHost host, string id, TwilioStream stream) => (_host, Id, Stream) = (host, id, stream);

    public string Id { get; }

    public TwilioStream Stream { get; }

    public static async Task<AnsweredCall> StartAsync(ServerTestHost host, string? user = null)
    {
        var configuring = host.Voice.ConfigureAsync();
        var id = await host.CallAsync(user);
        await configuring;
        await host.ReportAsync(id, "ringing");
        await host.ReportAsync(id, "in-progress");
        var stream = new TwilioStream(await host.ConnectAsync(callId: id));
        await stream.ConnectedAsync();
        await stream.StartAsync(await host.ParametersAsync(id));
        for (var frame = 0; frame < 6; frame++)
        {
            await stream.MediaAsync();
        }

        await host.Voice.ReceiveAsync("input_audio_buffer.append");
        return new AnsweredCall(host, id, stream);
    }

    /// <summary>The restaurant says something, and the agent answers with 100 ms of audio, which arrives at Twilio.</summary>
    public async Task TalkAsync(string words)
    {
        var number = ++_items;
        await ScriptedCall.AddCalleeTurnAsync(_host.Voice, $"u{number}", words);
        await ScriptedCall.RespondAsync(_host.Voice, $"r{number}", $"i{number}", "One moment.");
        await ReceiveAsync("media");
    }

    /// <summary>Receives the next message of a kind at Twilio.</summary>
    public async Task<System.Text.Json.JsonElement> ReceiveAsync(string kind)
    {
        while (true)
        {
            var message = (await Stream.ReceiveAsync()).ShouldNotBeNull($"the line was closed before {kind}");
            if (message.GetProperty("event").GetString() == kind)
            {
                return message;
            }
        }
    }

    public void Dispose() => Stream.Dispose();
}
