using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Concierge.Rehearsal.Telephone;

/// <summary>A validated request to create a call (twilio.com/docs/voice/api/call-resource).</summary>
internal sealed partial record CreateCallForm
{
    /// <summary>All fields of the published description of the Calls resource.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "To", "From", "Method", "FallbackUrl", "FallbackMethod", "StatusCallback", "StatusCallbackEvent", "StatusCallbackMethod",
        "SendDigits", "Timeout", "Record", "RecordingChannels", "RecordingStatusCallback", "RecordingStatusCallbackMethod",
        "SipAuthUsername", "SipAuthPassword", "MachineDetection", "MachineDetectionTimeout", "RecordingStatusCallbackEvent", "Trim",
        "CallerId", "MachineDetectionSpeechThreshold", "MachineDetectionSpeechEndThreshold", "MachineDetectionSilenceTimeout",
        "AsyncAmd", "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", "Byoc", "CallReason", "CallToken", "RecordingTrack",
        "TimeLimit", "ClientNotificationUrl", "Url", "Twiml", "ApplicationSid",
    ];

    /// <summary>The maximum duration of a call, in seconds; also the default.</summary>
    public const int MaxTimeLimit = 14400;

    private static readonly string[] ListFields = ["StatusCallbackEvent", "RecordingStatusCallbackEvent"];
    private static readonly string[] ProgressEvents = ["initiated", "ringing", "answered", "completed"];

    public required string To { get; init; }

    public required string From { get; init; }

    public required TwimlSource Instructions { get; init; }

    public string? StatusCallback { get; init; }

    public required string StatusCallbackMethod { get; init; }

    public required IReadOnlyList<string> StatusCallbackEvents { get; init; }

    public TimeSpan Timeout { get; init; }

    public TimeSpan TimeLimit { get; init; }

    public string? SendDigits { get; init; }

    /// <summary>Answering-machine detection, or null when it is off.</summary>
    public AnsweringMachineDetectionSettings? AnsweringMachineDetection { get; init; }

    /// <summary>Parses and validates a form.</summary>
    /// <exception cref="RestApiException">The form is invalid; Twilio would reject it too.</exception>
    public static CreateCallForm Parse(IFormCollection collection, TelephoneNetworkOptions options)
    {
        CallFormReader form = new(collection, Fields, ListFields);
        string to = CheckTo(form.GetText("To"));
        string from = CheckFrom(form.GetText("From"), options);
        CheckUnusedFields(form);
        string? sendDigits = CheckSendDigits(form.GetText("SendDigits"));
        return new CreateCallForm
        {
            To = to,
            From = from,
            Instructions = CheckInstructions(form),
            StatusCallback = form.GetUrl("StatusCallback", 21209),
            StatusCallbackMethod = form.GetMethod("StatusCallbackMethod"),
            StatusCallbackEvents = CheckEvents(form.GetList("StatusCallbackEvent")),
            Timeout = TimeSpan.FromSeconds(form.GetInt32("Timeout", 1, 600) ?? 60),
            TimeLimit = TimeSpan.FromSeconds(form.GetInt32("TimeLimit", 1, MaxTimeLimit) ?? MaxTimeLimit),
            SendDigits = sendDigits,
            AnsweringMachineDetection = AnsweringMachineDetectionSettings.Parse(form, isDisabled: sendDigits is not null),
        };
    }

    private static string CheckTo(string? to)
    {
        if (to is null)
        {
            throw new RestApiException(400, 21201, "No 'To' number is specified");
        }

        if (!PhoneNumberPattern().IsMatch(to))
        {
            throw new RestApiException(400, 21211, "The 'To' number is not a valid phone number.");
        }

        if (!E164Pattern().IsMatch(to))
        {
            throw new RestApiException(400, 13224, "The 'To' number is not in E.164 form: + and up to 15 digits, beginning with the country code.");
        }

        const int MinDigits = 8;
        return to.Length > MinDigits ? to : throw new RestApiException(400, 21217, "The 'To' phone number does not appear to be valid.");
    }

    private static string CheckFrom(string? from, TelephoneNetworkOptions options)
    {
        if (from is null)
        {
            throw new RestApiException(400, 21213, "No 'From' number is specified");
        }

        if (!E164Pattern().IsMatch(from))
        {
            throw new RestApiException(400, 21212, "The 'From' number is not a valid phone number.");
        }

        return options.OwnedNumbers.Contains(from)
            ? from
            : throw new RestApiException(400, 21210, "The source phone number provided is not yet verified for your account. "
                + "You may only make calls from phone numbers that you've verified or purchased from Twilio.");
    }

    private static TwimlSource CheckInstructions(CallFormReader form)
    {
        string? url = form.GetUrl("Url");
        string? twiml = form.GetTwiml();
        if (form.GetText("ApplicationSid") is not null)
        {
            throw new RestApiException(400, 21218, "Invalid ApplicationSid: this telephone network has no applications; give Url or Twiml.");
        }

        if (url is null && twiml is null)
        {
            throw new RestApiException(400, 21205, "Url parameter is required.");
        }

        // As in Twilio, Url takes precedence over Twiml.
        return new TwimlSource(url, form.GetMethod("Method"), url is null ? twiml : null, form.GetUrl("FallbackUrl"), form.GetMethod("FallbackMethod"));
    }

    private static IReadOnlyList<string> CheckEvents(IReadOnlyList<string> events)
    {
        foreach (string name in events)
        {
            if (name.Contains(',', StringComparison.Ordinal) || name.Contains(' ', StringComparison.Ordinal))
            {
                throw new RestApiException(400, 21626, "StatusCallbackEvent is a list in one value: repeat the parameter, once for each event.");
            }

            if (!ProgressEvents.Contains(name))
            {
                throw new RestApiException(400, 21626, $"StatusCallbackEvent must be one of {string.Join(", ", ProgressEvents)}.");
            }
        }

        return events.Count == 0 ? ["completed"] : [.. events.Distinct()];
    }

    private static string? CheckSendDigits(string? digits) => digits is null || SendDigitsPattern().IsMatch(digits)
        ? digits
        : throw new RestApiException(400, 21206, "SendDigits may have up to 32 of 0-9, A-D, *, #, w and W.");

    /// <summary>Validates the fields that the stand-in does not use.</summary>
    private static void CheckUnusedFields(CallFormReader form)
    {
        form.GetBoolean("Record");
        form.GetOneOf("RecordingChannels", "mono", "dual");
        form.GetOneOf("RecordingTrack", "inbound", "outbound", "both");
        form.GetOneOf("Trim", "trim-silence", "do-not-trim");
        form.GetUrl("RecordingStatusCallback");
        form.GetMethod("RecordingStatusCallbackMethod");
        form.GetUrl("ClientNotificationUrl");
    }

    [GeneratedRegex(@"\A\+[1-9][0-9]{1,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex E164Pattern();

    [GeneratedRegex(@"\A\+?[0-9 ().-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumberPattern();

    [GeneratedRegex(@"\A[0-9A-D*#wW]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SendDigitsPattern();
}
