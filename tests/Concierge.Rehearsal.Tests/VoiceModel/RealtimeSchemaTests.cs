using System.Text.Json;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class RealtimeSchemaTests
{
    [SkippableTheory]
    [InlineData("""{"type":"input_audio_buffer.cleared","event_id":"e"}""", null)]
    [InlineData("""{"type":"input_audio_buffer.cleared"}""", "event_id is missing")]
    [InlineData("""{"type":"input_audio_buffer.cleared","event_id":"e","colour":"red"}""", "colour is unknown")]
    [InlineData("""{"type":"response.audio.delta","event_id":"e"}""", "has no")]
    [InlineData("""{"type":"response.done","event_id":"e","response":{"status":"finished"}}""", "is not in")]
    public void Check_InvalidEvent_NamesTheMistake(string json, string? mistake)
    {
        Skip.If(RealtimeSchema.Instance is null, "The vendor's schema is not beside this checkout: events were not checked against it.");
        using var document = JsonDocument.Parse(json);

        var found = RealtimeSchema.Instance.Validate("RealtimeServerEvent", document.RootElement);

        if (mistake is null)
        {
            found.ShouldBeNull();
        }
        else
        {
            found.ShouldNotBeNull().ShouldContain(mistake);
        }
    }
}
