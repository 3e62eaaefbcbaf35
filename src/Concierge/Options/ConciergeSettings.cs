using Concierge.Language.Phones;
using Concierge.Restaurants;

namespace Concierge.Options;

/// <summary>
/// Everything that can be set, already validated. Loaded by <c>ConciergeSettingsLoader</c> from the command line, the environment and
/// <c>.env</c>, in that order of precedence.
/// </summary>
public sealed record ConciergeSettings
{
    /// <summary><c>OPENAI_API_KEY</c>.</summary>
    public string? OpenAIApiKey { get; init; }

    /// <summary><c>OPENAI_BASE_URL</c>, without a trailing slash.</summary>
    public Uri OpenAIBaseUrl { get; init; } = new("https://api.openai.com/v1");

    /// <summary><c>REALTIME_MODEL</c>.</summary>
    public string RealtimeModel { get; init; } = "gpt-realtime-2.1";

    /// <summary><c>REALTIME_VOICE</c>.</summary>
    public string RealtimeVoice { get; init; } = "alloy";

    /// <summary>
    /// <c>AGENT_MODEL</c>: the chat model that drives the agents; <c>rules</c> for the built-in, account-free one. <see langword="null"/>:
    /// a default by whether there is a key.
    /// </summary>
    public string? AgentModel { get; init; }

    /// <summary>
    /// <c>AGENT_BASE_URL</c>: where the agents' chat model is, without a trailing slash; <see langword="null"/> for where the voice model
    /// is.
    /// </summary>
    public Uri? AgentBaseUrl { get; init; }

    /// <summary><c>AGENT_API_KEY</c>: the key of the server at <see cref="AgentBaseUrl"/>, which is never sent OpenAI's.</summary>
    public string? AgentApiKey { get; init; }

    /// <summary>
    /// <c>AGENT_REASONING_EFFORT</c>: the <c>reasoning_effort</c> of every request with tools; <c>off</c> never sends the parameter;
    /// <see langword="null"/> chooses by the model.
    /// </summary>
    public string? AgentReasoningEffort { get; init; }

    /// <summary><c>TWILIO_ACCOUNT_SID</c>.</summary>
    public string? TwilioAccountSid { get; init; }

    /// <summary><c>TWILIO_AUTH_TOKEN</c>.</summary>
    public string? TwilioAuthToken { get; init; }

    /// <summary><c>TWILIO_PHONE_NUMBER</c>, E.164.</summary>
    public string? TwilioPhoneNumber { get; init; }

    /// <summary><c>TWILIO_BASE_URL</c>, without a trailing slash.</summary>
    public Uri TwilioBaseUrl { get; init; } = new("https://api.twilio.com");

    /// <summary><c>PUBLIC_DOMAIN</c>: host, with a port where it is not 443, under which Twilio reaches this server.</summary>
    public string? PublicDomain { get; init; }

    /// <summary><c>PORT</c>, 1 to 65535 (0 takes a free one).</summary>
    public int Port { get; init; } = 8080;

    /// <summary><c>DEMO_RESTAURANT_NAME</c>.</summary>
    public string? DemoRestaurantName { get; init; }

    /// <summary><c>DEMO_RESTAURANT_PHONE</c>, E.164.</summary>
    public string? DemoRestaurantPhone { get; init; }

    /// <summary><c>ALLOWED_PHONE_NUMBERS</c>: the only numbers that may be dialled, E.164. The demo restaurant's is always among them.</summary>
    public IReadOnlyList<string> AllowedPhoneNumbers { get; init; } = [];

    /// <summary><c>CALLS_PER_HOUR</c>, from 1.</summary>
    public int CallsPerHour { get; init; } = 5;

    /// <summary><c>CALLS_PER_DAY</c>, from 1.</summary>
    public int CallsPerDay { get; init; } = 20;

    /// <summary><c>CALLS_PER_RESTAURANT</c>, from 1: how many calls one number gets at the same time.</summary>
    public int CallsPerRestaurant { get; init; } = 1;

    /// <summary><c>CALL_PAUSE_SECONDS</c>, 0 to 3600: how long a restaurant that has answered is not called for another booking.</summary>
    public TimeSpan CallPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>MAX_CALLS</c>, from 1: calls under way at once, those that wait to be dialled again among them.</summary>
    public int MaxCalls { get; init; } = 200;

    /// <summary><c>CALL_TIMEOUT_SECONDS</c>, 30 to 3600.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary><c>AUDIO_CHUNK_MS</c>, 20 to 200 in steps of 10.</summary>
    public TimeSpan AudioChunk { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary><c>AGENT_GREETING</c>: how the agent introduces itself; <c>{customer_name}</c> stands for the guest.</summary>
    public string AgentGreeting { get; init; } = "Hello, this is an automated assistant calling for {customer_name}.";

    /// <summary><c>ASK_CUSTOMER_SECONDS</c>, 0 to 120: how long the guest is waited for when the restaurant asks something; 0 never asks.</summary>
    public TimeSpan AskCustomer { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary><c>VOICEMAIL</c>: what is done when a machine answers.</summary>
    public VoicemailPolicy Voicemail { get; init; }

    /// <summary><c>HOLD_LIMIT_SECONDS</c>, 10 to 900.</summary>
    public TimeSpan HoldLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary><c>SILENCE_SECONDS</c>, 4 to 30: after which the callee is asked whether they are there, and again before the call is ended.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary><c>CALL_RETRIES</c>, 0 to 5: how often a line that is busy or not answered is dialled again; <see langword="null"/> when not set.</summary>
    public int? CallRetries { get; init; }

    /// <summary><c>BUSY_RETRY_MINUTES</c>, 1 to 120.</summary>
    public TimeSpan BusyRetry { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary><c>NO_ANSWER_RETRY_MINUTES</c>, 1 to 480.</summary>
    public TimeSpan NoAnswerRetry { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary><c>CALLING_HOURS</c>: when restaurants may be dialled again, on their own clock.</summary>
    public CallingHours CallingHours { get; init; } = CallingHours.Default;

    /// <summary><c>GOOGLE_PLACES_API_KEY</c>: switches the search of Google Places on.</summary>
    public string? GooglePlacesApiKey { get; init; }

    /// <summary><c>GOOGLE_PLACES_BASE_URL</c>.</summary>
    public Uri GooglePlacesBaseUrl { get; init; } = new("https://places.googleapis.com/");

    /// <summary>Restaurants that are known beside those of the database: a rehearsal's. No setting.</summary>
    public IReadOnlyList<Restaurant> KnownRestaurants { get; init; } = [];

    /// <summary><c>CUSTOMER_NAME</c>: the name tables are booked under when the request names none.</summary>
    public string? CustomerName { get; init; }

    /// <summary><c>CUSTOMER_PHONE</c>, E.164: what a restaurant is told when it asks for a number.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary><c>CONCIERGE_API_KEY</c>: the bearer key of the API.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>CONCIERGE_SERVER_URL</c>: a running server for the command line to use.</summary>
    public Uri? ServerUrl { get; init; }

    /// <summary><c>CONCIERGE_PEERS</c>: the other servers of the fleet, each scheme, host and port. Empty: this server is alone.</summary>
    public IReadOnlyList<Uri> Peers { get; init; } = [];

    /// <summary><c>CONCIERGE_DATABASE</c>: a file or a PostgreSQL server; <see langword="null"/> for the file in the user's data folder.</summary>
    public DatabaseLocation? Database { get; init; }

    /// <summary>
    /// <c>CONCIERGE_DATA_KEY</c>: 32 bytes, for what is encrypted in the database; <see langword="null"/> for the key in the user's data
    /// folder.
    /// </summary>
    public byte[]? DataKey { get; init; }

    /// <summary>Whether a number may be called: it is the demo restaurant's or is in <c>ALLOWED_PHONE_NUMBERS</c>.</summary>
    public bool IsNumberAllowed(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.E164 == DemoRestaurantPhone || AllowedPhoneNumbers.Contains(number.E164);
    }
}
