using System.Text.Json;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class RealtimeSchemaTests
{
    [SkippableTheory]
    [InlineData("""{"type":"input_audio_buffer.cleared","event_id":"e"}""", null)]
    [InlineData("""{"type":"input_audio_buffer.cleared"}""", "event_id is missing")]
    [InlineData("""{"type":"input_audio_buffer.cleared","event_id":"e","colour":"red"}""", "colour is unknown")]
    [InlineData("""{"type":"conversation.item.added","event_id":"e","item":{"type":"message","role":"user","content":[{"type":"input_audio","transcript":null}]}}""", null)]
    [InlineData("""{"type":"conversation.item.added","event_id":"e","item":{"type":"message","role":"user","content":[{"type":"input_text","text":null}]}}""", "matches no schema")]
    [InlineData("""{"type":"response.audio.delta","event_id":"e"}""", "has no")]
    [InlineData("""{"type":"response.done","event_id":"e","response":{"status":"finished"}}""", "is not in")]
    public void Validate_InvalidEvent_NamesTheError(string json, string? expectedError)
    {
        Skip.If(RealtimeSchema.Instance is null, "The published schema is not beside this checkout: events were not validated against it.");
        using var document = JsonDocument.Parse(json);

        var error = RealtimeSchema.Instance.Validate("RealtimeServerEvent", document.RootElement);

        if (expectedError is null)
        {
            error.ShouldBeNull();
        }
        else
        {
            error.ShouldNotBeNull().ShouldContain(expectedError);
        }
    }
}
