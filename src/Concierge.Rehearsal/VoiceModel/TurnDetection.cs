using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>
/// <c>session.audio.input.turn_detection</c>. Times are milliseconds of received audio, except the idle timeout, which is elapsed time.
/// </summary>
internal sealed record TurnDetection
{
    /// <summary>The service's default: <c>server_vad</c> with the silence duration of the service's <c>session.created</c>.</summary>
    public static TurnDetection Default { get; } = new() { SilenceDurationMs = 200 };

    public bool IsSemantic { get; init; }

    public double Threshold { get; init; } = 0.5;

    public int PrefixPaddingMs { get; init; } = 300;

    public int SilenceDurationMs { get; init; } = 500;

    public string Eagerness { get; init; } = "auto";

    public bool CreateResponse { get; init; } = true;

    public bool InterruptResponse { get; init; } = true;

    public int? IdleTimeoutMs { get; init; }

    /// <summary>
    /// The silence that ends a turn. For semantic detection it is the maximum wait of the eagerness, because the simulator does not analyse
    /// sentences.
    /// </summary>
    public int EffectiveSilenceMs => !IsSemantic ? SilenceDurationMs : Eagerness switch
    {
        "high" => 2000,
        "low" => 8000,
        _ => 4000,
    };

    /// <summary>Parses <c>turn_detection</c>. A new type starts with the defaults of that type.</summary>
    public static TurnDetection Parse(JsonField element, TurnDetection? current)
    {
        var type = element.AsObject("type", "threshold", "prefix_padding_ms", "silence_duration_ms", "create_response",
            "interrupt_response", "idle_timeout_ms", "eagerness").GetRequired("type").AsOneOf("server_vad", "semantic_vad");
        var isSemantic = type == "semantic_vad";
        element.AsObject(isSemantic
            ? ["type", "eagerness", "create_response", "interrupt_response"]
            : ["type", "threshold", "prefix_padding_ms", "silence_duration_ms", "create_response", "interrupt_response", "idle_timeout_ms"]);
        var initial = current is not null && current.IsSemantic == isSemantic ? current : new TurnDetection { IsSemantic = isSemantic };
        return initial with
        {
            Threshold = element.GetOptional("threshold")?.AsNumber(0, 1) ?? initial.Threshold,
            PrefixPaddingMs = element.GetOptional("prefix_padding_ms")?.AsInteger(0, 5000) ?? initial.PrefixPaddingMs,
            SilenceDurationMs = element.GetOptional("silence_duration_ms")?.AsInteger(0, 10000) ?? initial.SilenceDurationMs,
            Eagerness = element.GetOptional("eagerness")?.AsOneOf("low", "medium", "high", "auto") ?? initial.Eagerness,
            CreateResponse = element.GetOptional("create_response")?.AsBoolean() ?? initial.CreateResponse,
            InterruptResponse = element.GetOptional("interrupt_response")?.AsBoolean() ?? initial.InterruptResponse,
            IdleTimeoutMs = element.GetOptional("idle_timeout_ms") is { } idle
                ? idle.IsNull ? null : idle.AsInteger(5000, 30000)
                : initial.IdleTimeoutMs,
        };
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (IsSemantic)
        {
            writer.WriteString("type", "semantic_vad");
            writer.WriteString("eagerness", Eagerness);
        }
        else
        {
            writer.WriteString("type", "server_vad");
            writer.WriteNumber("threshold", Threshold);
            writer.WriteNumber("prefix_padding_ms", PrefixPaddingMs);
            writer.WriteNumber("silence_duration_ms", SilenceDurationMs);
            if (IdleTimeoutMs is { } idle)
            {
                writer.WriteNumber("idle_timeout_ms", idle);
            }
            else
            {
                writer.WriteNull("idle_timeout_ms");
            }
        }

        writer.WriteBoolean("create_response", CreateResponse);
        writer.WriteBoolean("interrupt_response", InterruptResponse);
        writer.WriteEndObject();
    }
}
