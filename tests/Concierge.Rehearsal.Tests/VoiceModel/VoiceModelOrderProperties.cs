using System.Text.Json;
using Concierge.Rehearsal.VoiceModel;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>The session stays consistent in any order of client events and of moments at which time passes.</summary>
public sealed class VoiceModelOrderProperties
{
    private static readonly string[] Steps = ["voice", "silence", "create", "cancel", "commit", "clear", "truncate", "aside", "pause", "time"];

    [Property(MaxTest = 60)]
    public Property Every_response_and_item_ends_exactly_once() => Prop.ForAll(
        Gen.Elements(Steps).ListOf().Where(steps => steps.Count is > 2 and < 25).ToArbitrary(),
        steps =>
        {
            var events = Task.Run(() => RunAsync(steps)).GetAwaiter().GetResult();
            Check(events);
        });

    private static void Check(IReadOnlyList<JsonElement> events)
    {
        var active = new HashSet<string>();
        var ended = new HashSet<string>();
        var openItems = new HashSet<string>();
        var turn = "";
        foreach (var realtimeEvent in events)
        {
            var type = realtimeEvent.GetProperty("type").GetString()!;
            switch (type)
            {
                case "response.created":
                    var created = realtimeEvent.GetProperty("response");
                    active.Add(created.GetProperty("id").GetString()!).ShouldBeTrue();
                    break;
                case "response.done":
                    var id = realtimeEvent.GetProperty("response").GetProperty("id").GetString()!;
                    active.Remove(id).ShouldBeTrue();
                    ended.Add(id).ShouldBeTrue();
                    break;
                case "response.output_item.added":
                    openItems.Add(realtimeEvent.GetProperty("item").GetProperty("id").GetString()!).ShouldBeTrue();
                    break;
                case "response.output_item.done":
                    openItems.Remove(realtimeEvent.GetProperty("item").GetProperty("id").GetString()!).ShouldBeTrue();
                    break;
                case "input_audio_buffer.speech_started":
                    turn.ShouldBeEmpty();
                    turn = realtimeEvent.GetProperty("item_id").GetString()!;
                    break;
                case "input_audio_buffer.speech_stopped":
                    turn.ShouldBe(realtimeEvent.GetProperty("item_id").GetString()!);
                    break;
                case "input_audio_buffer.committed" or "input_audio_buffer.cleared":
                    turn = "";
                    break;
                case "response.output_audio.delta" or "response.output_text.delta":
                    ended.ShouldNotContain(realtimeEvent.GetProperty("response_id").GetString()!);
                    openItems.ShouldContain(realtimeEvent.GetProperty("item_id").GetString()!);
                    break;
                default:
                    break;
            }
        }

        active.ShouldBeEmpty();
        openItems.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<JsonElement>> RunAsync(IList<string> steps)
    {
        var time = new FakeTimeProvider();
        var options = new VoiceModelOptions { FirstOutputDelay = TimeSpan.FromMilliseconds(90), TranscriptionDelay = TimeSpan.FromMilliseconds(150), OutputSpeed = 4 };
        var plans = Enumerable.Range(0, 50).Select(i => ScriptedPolicy.Says("some words to say now", new Concierge.Rehearsal.Dialogue.PlannedFunctionCall("note", "{}")));
        await using var server = await VoiceModelServer.StartAsync(
            options, new ScriptedSpeech(), new ScriptedPolicy([.. plans]), time, NullLoggerFactory.Instance, CancellationToken.None);
        await using var client = await RealtimeClient.ConnectAsync(server.BaseAddress);
        await client.NextAsync("session.created");
        await client.UpdateSessionAsync(""" "audio":{"input":{"format":{"type":"audio/pcmu"}}} """);
        foreach (var step in steps)
        {
            await StepAsync(client, time, step);
        }

        // Silence ends an open turn. After that the responses in progress end.
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(600)));
        await client.SendAsync("""{"type":"conversation.item.create","item":{"id":"last","type":"message","role":"user","content":[]}}""");
        while (!HasEnded(client.Events))
        {
            var reading = client.ReadAsync();
            while (!reading.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(20));
                await Task.WhenAny(reading, Task.Delay(1));
            }

            await reading;
        }

        return client.Events;
    }

    private static bool HasEnded(List<JsonElement> events) =>
        events.Any(serverEvent => serverEvent.TryGetProperty("item", out var item) && item.GetProperty("id").GetString() == "last")
        && Count(events, "response.created") == Count(events, "response.done");

    private static int Count(List<JsonElement> events, string type) => events.Count(serverEvent => serverEvent.GetProperty("type").GetString() == type);

    private static async Task StepAsync(RealtimeClient client, FakeTimeProvider time, string step)
    {
        switch (step)
        {
            case "voice":
                await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(200)));
                break;
            case "silence":
                await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(400)));
                break;
            case "create":
                await client.SendAsync("""{"type":"response.create"}""");
                break;
            case "aside":
                await client.SendAsync("""{"type":"response.create","response":{"conversation":"none","output_modalities":["text"]}}""");
                break;
            case "cancel":
                await client.SendAsync("""{"type":"response.cancel"}""");
                break;
            case "time":
                // More than one delay and less than the other, so that responses and transcriptions end between any two events.
                await client.UpdateSessionAsync(""" "instructions":"Go on." """);
                time.Advance(TimeSpan.FromMilliseconds(100));
                break;
            case "pause":
                // The reply to this event synchronizes the client with the server.
                await client.UpdateSessionAsync(""" "instructions":"Go on." """);
                break;
            case "truncate":
                var item = client.Events.LastOrDefault(serverEvent => serverEvent.GetProperty("type").GetString() == "response.output_audio.delta");
                var id = item.ValueKind == JsonValueKind.Object ? item.GetProperty("item_id").GetString() : "nothing";
                await client.SendAsync($$"""{"type":"conversation.item.truncate","item_id":"{{id}}","content_index":0,"audio_end_ms":100}""");
                break;
            default:
                await client.SendAsync($$"""{"type":"input_audio_buffer.{{step}}"}""");
                break;
        }
    }
}
