using System.Text.RegularExpressions;

namespace Concierge.Options.Loading;

/// <summary>Reads the settings of a call.</summary>
internal static partial class CallOptionsReader
{
    private const int MaxGreetingLength = 300;
    private const string CustomerNamePlaceholder = "{customer_name}";

    /// <summary>Reads the settings of a call, and rejects what is not valid.</summary>
    public static CallOptions Read(SettingReader settings)
    {
        var defaults = new CallOptions();
        return new CallOptions
        {
            Timeout = settings.ReadSeconds(SettingNames.CallTimeoutSeconds, 30, 3600) ?? defaults.Timeout,
            Greeting = ReadGreeting(settings) ?? defaults.Greeting,
            AskGuest = settings.ReadSeconds(SettingNames.AskCustomerSeconds, 0, 120) ?? defaults.AskGuest,
            Voicemail = ReadVoicemail(settings) ?? defaults.Voicemail,
            HoldLimit = settings.ReadSeconds(SettingNames.HoldLimitSeconds, 10, 900) ?? defaults.HoldLimit,
            Silence = settings.ReadSeconds(SettingNames.SilenceSeconds, 4, 30) ?? defaults.Silence,
            Retries = settings.ReadWholeNumber(SettingNames.CallRetries, 0, 5),
            BusyRetry = settings.ReadMinutes(SettingNames.BusyRetryMinutes, 1, 120) ?? defaults.BusyRetry,
            NoAnswerRetry = settings.ReadMinutes(SettingNames.NoAnswerRetryMinutes, 1, 480) ?? defaults.NoAnswerRetry,
            CallingHours = ReadCallingHours(settings) ?? defaults.CallingHours,
            PricesFile = settings.ReadText(SettingNames.Prices),
        };
    }

    private static string? ReadGreeting(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.AgentGreeting) is not { } greeting)
        {
            return null;
        }

        if (Placeholder().Match(greeting.Replace(CustomerNamePlaceholder, "", StringComparison.Ordinal)) is { Success: true } unknown)
        {
            return settings.Reject<string>(
                SettingNames.AgentGreeting,
                $"holds {unknown.Value}, which would be spoken as it stands",
                $"The only placeholder is {CustomerNamePlaceholder}: leave {unknown.Value} out, or write the words themselves");
        }

        return greeting.Length <= MaxGreetingLength && !greeting.Any(letter => char.IsControl(letter) || letter == '"')
            ? greeting
            : settings.Reject<string>(
                SettingNames.AgentGreeting,
                "is too long or holds characters that cannot be spoken",
                $"Use at most {MaxGreetingLength} characters, without quotation marks");
    }

    private static VoicemailPolicy? ReadVoicemail(SettingReader settings)
    {
        switch (settings.ReadText(SettingNames.Voicemail))
        {
            case null:
                return null;
            case "hang_up":
                return VoicemailPolicy.HangUp;
            case "leave_message":
                return VoicemailPolicy.LeaveMessage;
            default:
                settings.Reject<string>(SettingNames.Voicemail, "is not a way to treat answering machines", "Set it to hang_up or leave_message");
                return null;
        }
    }

    private static CallingHours? ReadCallingHours(SettingReader settings) =>
        settings.ReadText(SettingNames.CallingHours) is { } text
            ? CallingHours.Parse(text) ?? settings.Reject<CallingHours>(SettingNames.CallingHours, "is not a span of hours", "Write it as 08:00-21:00")
            : null;

    [GeneratedRegex(@"\{[^{}\s]*\}?|\}")]
    private static partial Regex Placeholder();
}
