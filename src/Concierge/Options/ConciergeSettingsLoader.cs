using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Contracts;
using Concierge.Language.Phones;

namespace Concierge.Options;

/// <summary>Reads and checks every setting.</summary>
public sealed partial class ConciergeSettingsLoader
{
    private const int MinApiKeyLength = 16;
    private const int MaxNameLength = 100;
    private const int MaxGreetingLength = 300;

    private static readonly string[] Voices = ["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"];

    private readonly Func<string, string?> _value;
    private readonly List<ConciergeError> _errors = [];

    private ConciergeSettingsLoader(Func<string, string?> value) => _value = value;

    /// <summary>Reads the settings.</summary>
    /// <param name="value">A setting's text by its name; <see langword="null"/> or blank when it is not set.</param>
    public static SettingsLoadResult Load(Func<string, string?> value)
    {
        var loader = new ConciergeSettingsLoader(value);
        return new SettingsLoadResult(loader.Read(), loader._errors);
    }

    private ConciergeSettings Read()
    {
        var defaults = new ConciergeSettings();
        return new ConciergeSettings
        {
            OpenAIApiKey = Secret(SettingNames.OpenAIApiKey),
            OpenAIBaseUrl = HttpAddress(SettingNames.OpenAIBaseUrl) ?? defaults.OpenAIBaseUrl,
            RealtimeModel = RealtimeModel() ?? defaults.RealtimeModel,
            RealtimeVoice = Voice() ?? defaults.RealtimeVoice,
            AgentModel = Text(SettingNames.AgentModel),
            AgentBaseUrl = HttpAddress(SettingNames.AgentBaseUrl),
            AgentApiKey = Secret(SettingNames.AgentApiKey),
            AgentReasoningEffort = ReasoningEffort(),
            TwilioAccountSid = AccountSid(),
            TwilioAuthToken = Secret(SettingNames.TwilioAuthToken),
            TwilioPhoneNumber = Number(SettingNames.TwilioPhoneNumber),
            TwilioBaseUrl = HttpAddress(SettingNames.TwilioBaseUrl) ?? defaults.TwilioBaseUrl,
            PublicDomain = PublicDomain(),
            Port = Whole(SettingNames.Port, 0, 65535) ?? defaults.Port,
            DemoRestaurantName = Name(SettingNames.DemoRestaurantName),
            DemoRestaurantPhone = Number(SettingNames.DemoRestaurantPhone),
            AllowedPhoneNumbers = Numbers(SettingNames.AllowedPhoneNumbers),
            CallsPerHour = Whole(SettingNames.CallsPerHour, 1, 10_000) ?? defaults.CallsPerHour,
            CallsPerDay = Whole(SettingNames.CallsPerDay, 1, 100_000) ?? defaults.CallsPerDay,
            CallsPerRestaurant = Whole(SettingNames.CallsPerRestaurant, 1, 10_000) ?? defaults.CallsPerRestaurant,
            CallPause = Seconds(SettingNames.CallPauseSeconds, 0, 3600) ?? defaults.CallPause,
            MaxCalls = Whole(SettingNames.MaxCalls, 1, 10_000) ?? defaults.MaxCalls,
            CallTimeout = Seconds(SettingNames.CallTimeoutSeconds, 30, 3600) ?? defaults.CallTimeout,
            AudioChunk = Whole(SettingNames.AudioChunkMs, 20, 200) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : defaults.AudioChunk,
            AgentGreeting = Greeting() ?? defaults.AgentGreeting,
            AskCustomer = Seconds(SettingNames.AskCustomerSeconds, 0, 120) ?? defaults.AskCustomer,
            Voicemail = Voicemail() ?? defaults.Voicemail,
            HoldLimit = Seconds(SettingNames.HoldLimitSeconds, 10, 900) ?? defaults.HoldLimit,
            Silence = Seconds(SettingNames.SilenceSeconds, 4, 30) ?? defaults.Silence,
            CallRetries = Whole(SettingNames.CallRetries, 0, 5),
            BusyRetry = Minutes(SettingNames.BusyRetryMinutes, 1, 120) ?? defaults.BusyRetry,
            NoAnswerRetry = Minutes(SettingNames.NoAnswerRetryMinutes, 1, 480) ?? defaults.NoAnswerRetry,
            CallingHours = Hours() ?? defaults.CallingHours,
            GooglePlacesApiKey = Secret(SettingNames.GooglePlacesApiKey),
            GooglePlacesBaseUrl = HttpAddress(SettingNames.GooglePlacesBaseUrl) ?? defaults.GooglePlacesBaseUrl,
            CustomerName = Name(SettingNames.CustomerName),
            CustomerPhone = Number(SettingNames.CustomerPhone),
            ApiKey = ApiKey(),
            ServerUrl = HttpAddress(SettingNames.ServerUrl),
            Peers = Peers(),
            Database = Database(),
            DataKey = DataKey(),
        };
    }

    private string? Text(string name) => _value(name)?.Trim() is { Length: > 0 } text ? text : null;

    private string? Secret(string name)
    {
        if (Text(name) is not { } secret)
        {
            return null;
        }

        return secret.All(char.IsAscii) && !secret.Any(char.IsWhiteSpace)
            ? secret
            : Wrong<string>(name, "holds a blank or a character that no key has", "Copy it again, without quotation marks and line breaks");
    }

    private string? RealtimeModel()
    {
        if (Text(SettingNames.RealtimeModel) is not { } model)
        {
            return null;
        }

        // Switched off by OpenAI between October 2025 and May 2026 (platform.openai.com/docs/deprecations).
        if (model.Contains("realtime-preview", StringComparison.OrdinalIgnoreCase))
        {
            _errors.Add(new(
                "setting.retired_model",
                $"REALTIME_MODEL={model} was retired by OpenAI and no longer answers.",
                "Its successor is gpt-realtime-2.1: set REALTIME_MODEL=gpt-realtime-2.1, or leave it unset."));
            return null;
        }

        return ModelName().IsMatch(model)
            ? model
            : Wrong<string>(SettingNames.RealtimeModel, "is not the name of a model", "Set it to gpt-realtime-2.1, or leave it unset");
    }

    private string? Voice()
    {
        if (Text(SettingNames.RealtimeVoice) is not { } voice)
        {
            return null;
        }

        return Voices.Contains(voice, StringComparer.Ordinal)
            ? voice
            : Wrong<string>(SettingNames.RealtimeVoice, "is not a voice of the Realtime API", $"Choose one of {string.Join(", ", Voices)}");
    }

    private string? Greeting()
    {
        if (Text(SettingNames.AgentGreeting) is not { } greeting)
        {
            return null;
        }

        return greeting.Length <= MaxGreetingLength && !greeting.Any(letter => char.IsControl(letter) || letter == '"')
            ? greeting
            : Wrong<string>(
                SettingNames.AgentGreeting,
                "is too long or holds characters that cannot be spoken",
                $"Use at most {MaxGreetingLength} characters, without quotation marks");
    }

    private VoicemailPolicy? Voicemail()
    {
        switch (Text(SettingNames.Voicemail))
        {
            case null:
                return null;
            case "hang_up":
                return VoicemailPolicy.HangUp;
            case "leave_message":
                return VoicemailPolicy.LeaveMessage;
            default:
                Wrong<string>(SettingNames.Voicemail, "is not a way to treat answering machines", "Set it to hang_up or leave_message");
                return null;
        }
    }

    private string? ReasoningEffort()
    {
        if (Text(SettingNames.AgentReasoningEffort) is not { } effort)
        {
            return null;
        }

        return ReasoningEffortValues.Values.Contains(effort, StringComparer.Ordinal)
            ? effort
            : Wrong<string>(
                SettingNames.AgentReasoningEffort,
                "is not a reasoning effort",
                $"Set it to one of {string.Join(", ", ReasoningEffortValues.Values)}, or leave it unset");
    }

    private CallingHours? Hours() =>
        Text(SettingNames.CallingHours) is { } text
            ? CallingHours.Parse(text) ?? Wrong<CallingHours>(SettingNames.CallingHours, "is not a span of hours", "Write it as 08:00-21:00")
            : null;

    private TimeSpan? Seconds(string name, int min, int max) => Whole(name, min, max) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private TimeSpan? Minutes(string name, int min, int max) => Whole(name, min, max) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    private string? AccountSid()
    {
        if (Text(SettingNames.TwilioAccountSid) is not { } sid)
        {
            return null;
        }

        return Sid().IsMatch(sid)
            ? sid
            : Wrong<string>(
                SettingNames.TwilioAccountSid,
                "is not an account SID",
                "It is AC followed by 32 letters and digits (Twilio console, Account Info)");
    }

    private string? Number(string name) =>
        Text(name) is { } text
            ? PhoneNumber.TryParse(text, out var number)
                ? number.E164
                : Wrong<string>(name, "is not a telephone number", "Write it with its country code: +14155550123")
            : null;

    private List<string> Numbers(string name)
    {
        List<string> numbers = [];
        foreach (var text in (Text(name) ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (PhoneNumber.TryParse(text, out var number))
            {
                numbers.Add(number.E164);
            }
            else
            {
                Wrong<string>(
                    name,
                    $"holds something that is not a telephone number (entry {numbers.Count + 1})",
                    "Write numbers with their country code, separated by commas: +14155550123,+4930901820");
                break;
            }
        }

        return numbers;
    }

    private Uri? HttpAddress(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            ? address
            : Wrong<Uri>(name, "is not an address", "Write it in full: https://host or http://127.0.0.1:8080");
    }

    private string? PublicDomain()
    {
        if (Text(SettingNames.PublicDomain) is not { } text)
        {
            return null;
        }

        var host = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text["https://".Length..] : text;
        host = host.TrimEnd('/');
        return Uri.TryCreate($"https://{host}", UriKind.Absolute, out var address)
            && address is { AbsolutePath: "/", Query: "", UserInfo: "" }
            && !host.Contains("://", StringComparison.Ordinal)
            ? host
            : Wrong<string>(
                SettingNames.PublicDomain,
                "is not a host name",
                "Write the host alone, such as abc123.ngrok.app, without http:// and without a path");
    }

    private int? Whole(string name, int min, int max)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : WrongNumber(name, min, max);
    }

    private string? Name(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return text.Length <= MaxNameLength && !text.Any(char.IsControl)
            ? text
            : Wrong<string>(name, "is too long or holds characters that cannot be spoken", $"Use at most {MaxNameLength} ordinary characters");
    }

    private string? ApiKey()
    {
        var key = Secret(SettingNames.ApiKey);
        return key is null || key.Length >= MinApiKeyLength
            ? key
            : Wrong<string>(
                SettingNames.ApiKey,
                "is too short to keep strangers out",
                $"Use at least {MinApiKeyLength} characters (openssl rand -hex 24), or leave it unset and one is made");
    }

    // Their requests are signed over the public URL's path: an address with a path of its own would break the signatures.
    private List<Uri> Peers()
    {
        List<Uri> peers = [];
        foreach (var text in (Text(SettingNames.Peers) ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var peer)
                || peer is not { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
            {
                Wrong<string>(
                    SettingNames.Peers,
                    $"holds something that is not a server's address (entry {peers.Count + 1})",
                    "Write the other servers' private addresses, without a path, separated by commas: "
                        + "http://10.0.0.2:8080,http://10.0.0.3:8080");
                return [];
            }

            peers.Add(peer);
        }

        if (peers.Count > 0 && Text(SettingNames.ApiKey) is null)
        {
            Wrong<string>(SettingNames.Peers, "needs a key that all servers share", "Set the same CONCIERGE_API_KEY on every server");
        }

        return peers;
    }

    private DatabaseLocation? Database()
    {
        if (Text(SettingNames.Database) is not { } text)
        {
            return null;
        }

        return DatabaseLocation.Parse(text)
            ?? Wrong<DatabaseLocation>(
                SettingNames.Database,
                "is neither a file nor a PostgreSQL server",
                "Write a file's path, or postgres://user:password@host/concierge");
    }

    private byte[]? DataKey()
    {
        if (Secret(SettingNames.DataKey) is not { } text)
        {
            // Servers that share bookings must be able to read each other's.
            return Text(SettingNames.Peers) is not null && Text(SettingNames.Database) is not null
                ? Wrong<byte[]>(
                    SettingNames.DataKey,
                    "is needed where several servers share a database",
                    "Set the same key on every server: openssl rand -base64 32")
                : null;
        }

        return Options.DataKeyFile.Parse(text)
            ?? Wrong<byte[]>(SettingNames.DataKey, "is not a key of 32 bytes in base64", "Make one: openssl rand -base64 32");
    }

    private int? WrongNumber(string name, int min, int max)
    {
        Wrong<string>(name, "is not a whole number in its range", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from {min} to {max}"));
        return null;
    }

    private T? Wrong<T>(string name, string problem, string remedy)
        where T : class
    {
        _errors.Add(new("setting.invalid", $"{name} {problem}.", $"{remedy}."));
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:-]{2,99}$")]
    private static partial Regex ModelName();

    [GeneratedRegex("^AC[0-9a-zA-Z]{32}$")]
    private static partial Regex Sid();
}
