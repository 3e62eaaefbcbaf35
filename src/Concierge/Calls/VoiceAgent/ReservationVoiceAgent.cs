using Concierge.Calls.Evidence;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.VoiceAgent;

/// <summary>Configures the voice model for one reservation call: instructions, tools and keywords.</summary>
internal static class ReservationVoiceAgent
{
    /// <summary>The tool that reports the outcome of the call.</summary>
    public const string ReportOutcome = "report_outcome";

    /// <summary>The tool that hangs up.</summary>
    public const string EndCall = "end_call";

    /// <summary>The tool that keeps the model silent while it is on hold.</summary>
    public const string WaitOnHold = "wait";

    /// <summary>The tool that presses keys in an IVR menu.</summary>
    public const string PressKeys = "press_keys";

    /// <summary>The tool that asks the guest while the restaurant holds the line.</summary>
    public const string AskCustomer = "ask_customer";

    private const string WaitParameters = """
        {"type":"object","properties":{"reason":{"type":"string","description":"What is being waited for, in a few words."}},"required":[]}
        """;

    private const string PressKeysParameters = """
        {"type":"object","properties":{"digits":{"type":"string","description":"The keys to press: 0 to 9, * and #."}},"required":["digits"]}
        """;

    private const string AskCustomerParameters =
        """{"type":"object","properties":{"question":{"type":"string","description":"The question to the guest, in one short """
        + """sentence."},"date":{"type":"string","description":"The day offered, YYYY-MM-DD, if one is."},"time":"""
        + """{"type":"string","description":"The time offered, HH:MM, 24 hours, if one is."},"party_size":"""
        + """{"type":"integer","description":"The number of guests offered, if one is."}},"required":["question"]}""";

    private const string EndCallParameters = """
        {"type":"object","properties":{"reason":{"type":"string","description":"Why the call ends, in a few words."}},"required":[]}
        """;

    /// <summary>Creates the session options for a call.</summary>
    public static VoiceSessionOptions CreateOptions(ReservationDetails details, CallOptions options) => new()
    {
        Instructions = VoiceAgentInstructions.Write(details, options),
        Tools = CreateTools(details.Purpose, options),
        Keywords = [VoiceAgentInstructions.SanitizeValue(details.RestaurantName), VoiceAgentInstructions.SanitizeValue(details.CustomerName)],
    };

    /// <summary>Returns the sentence with which the agent introduces itself.</summary>
    public static string GetGreeting(ReservationDetails details, CallOptions options) =>
        VoiceAgentInstructions.SanitizeValue(options.Greeting.Replace("{customer_name}", details.CustomerName, StringComparison.Ordinal));

    private static List<VoiceTool> CreateTools(CallPurpose purpose, CallOptions options)
    {
        List<VoiceTool> tools =
        [
            new(ReportOutcome, "Tell what came of the call. Call it once the outcome is known, before saying goodbye.", OutcomeReportSchema.GetSchema(purpose)),
            new(EndCall, "Put the line down. What you say in the same response is heard first.", EndCallParameters.Trim()),
            new(
                WaitOnHold,
                "Stay silent: they asked you to hold, music or a recording is playing, or somebody is being fetched. You will hear them "
                    + "when they are back.",
                WaitParameters.Trim()),
            new(PressKeys, "Press telephone keys when an automatic menu asks for it. Say nothing in the same response.", PressKeysParameters.Trim()),
        ];
        if (options.AskGuest > TimeSpan.Zero)
        {
            tools.Add(new(
                AskCustomer,
                "Ask the guest something only they can decide, while the restaurant holds the line. Say in the same response that you "
                    + "will check with the guest. The answer takes up to a minute.",
                AskCustomerParameters.Trim()));
        }

        return tools;
    }
}
