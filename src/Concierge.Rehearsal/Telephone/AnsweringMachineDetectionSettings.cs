namespace Concierge.Rehearsal.Telephone;

/// <summary>The requested answering-machine detection (twilio.com/docs/voice/answering-machine-detection).</summary>
/// <param name="DetectMessageEnd">Whether to wait for the end of a machine's greeting.</param>
/// <param name="Async">Whether the call continues during the detection.</param>
/// <param name="Callback">The URL that receives the result when <paramref name="Async"/> is true.</param>
/// <param name="CallbackMethod">GET or POST.</param>
/// <param name="Timeout">The time after which the result is <c>unknown</c>.</param>
/// <param name="SpeechEnd">How much silence ends a greeting.</param>
internal sealed record AnsweringMachineDetectionSettings(
    bool DetectMessageEnd, bool Async, string? Callback, string CallbackMethod, TimeSpan Timeout, TimeSpan SpeechEnd)
{
    /// <summary>Parses the fields of a request to create a call; null when detection is not requested or is disabled.</summary>
    /// <exception cref="RestApiException">A field is out of its range.</exception>
    public static AnsweringMachineDetectionSettings? Parse(CallFormReader form, bool isDisabled)
    {
        string? mode = form.GetOneOf("MachineDetection", "Enable", "DetectMessageEnd");
        form.GetInt32("MachineDetectionSpeechThreshold", 1000, 6000);
        form.GetInt32("MachineDetectionSilenceTimeout", 2000, 10000);
        AnsweringMachineDetectionSettings settings = new(
            mode == "DetectMessageEnd",
            form.GetBoolean("AsyncAmd"),
            form.GetUrl("AsyncAmdStatusCallback"),
            form.GetMethod("AsyncAmdStatusCallbackMethod"),
            TimeSpan.FromSeconds(form.GetInt32("MachineDetectionTimeout", 3, 59) ?? 30),
            TimeSpan.FromMilliseconds(form.GetInt32("MachineDetectionSpeechEndThreshold", 500, 5000) ?? 1200));
        return mode is null || isDisabled ? null : settings;
    }
}
