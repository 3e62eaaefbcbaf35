namespace Concierge.Options;

/// <summary>The names of all settings, as they stand in the environment and in <c>.env</c>.</summary>
public static class SettingNames
{
#pragma warning disable CS1591 // Each is explained at its member of the options and in docs/configuration.md.
    public const string OpenAIApiKey = "OPENAI_API_KEY";
    public const string OpenAIBaseUrl = "OPENAI_BASE_URL";
    public const string RealtimeModel = "REALTIME_MODEL";
    public const string RealtimeVoice = "REALTIME_VOICE";
    public const string AgentModel = "AGENT_MODEL";
    public const string AgentBaseUrl = "AGENT_BASE_URL";
    public const string AgentApiKey = "AGENT_API_KEY";
    public const string AgentReasoningEffort = "AGENT_REASONING_EFFORT";
    public const string TwilioAccountSid = "TWILIO_ACCOUNT_SID";
    public const string TwilioAuthToken = "TWILIO_AUTH_TOKEN";
    public const string TwilioPhoneNumber = "TWILIO_PHONE_NUMBER";
    public const string TwilioBaseUrl = "TWILIO_BASE_URL";
    public const string PublicDomain = "PUBLIC_DOMAIN";
    public const string TrustedProxies = "TRUSTED_PROXIES";
    public const string Port = "PORT";
    public const string DemoRestaurantName = "DEMO_RESTAURANT_NAME";
    public const string DemoRestaurantPhone = "DEMO_RESTAURANT_PHONE";
    public const string AllowedPhoneNumbers = "ALLOWED_PHONE_NUMBERS";
    public const string CallsPerHour = "CALLS_PER_HOUR";
    public const string CallsPerDay = "CALLS_PER_DAY";
    public const string CallsPerRestaurant = "CALLS_PER_RESTAURANT";
    public const string CallPauseSeconds = "CALL_PAUSE_SECONDS";
    public const string MaxCalls = "MAX_CALLS";
    public const string MaxCallsTotal = "MAX_CALLS_TOTAL";
    public const string CallTimeoutSeconds = "CALL_TIMEOUT_SECONDS";
    public const string AudioChunkMs = "AUDIO_CHUNK_MS";
    public const string AgentGreeting = "AGENT_GREETING";
    public const string AskCustomerSeconds = "ASK_CUSTOMER_SECONDS";
    public const string Voicemail = "VOICEMAIL";
    public const string HoldLimitSeconds = "HOLD_LIMIT_SECONDS";
    public const string SilenceSeconds = "SILENCE_SECONDS";
    public const string CallRetries = "CALL_RETRIES";
    public const string BusyRetryMinutes = "BUSY_RETRY_MINUTES";
    public const string NoAnswerRetryMinutes = "NO_ANSWER_RETRY_MINUTES";
    public const string CallingHours = "CALLING_HOURS";
    public const string Prices = "CONCIERGE_PRICES";
    public const string GooglePlacesApiKey = "GOOGLE_PLACES_API_KEY";
    public const string GooglePlacesBaseUrl = "GOOGLE_PLACES_BASE_URL";
    public const string McpCallsWithoutAsking = "MCP_CALLS_WITHOUT_ASKING";
    public const string CustomerName = "CUSTOMER_NAME";
    public const string CustomerPhone = "CUSTOMER_PHONE";
    public const string ApiKey = "CONCIERGE_API_KEY";
    public const string ServerUrl = "CONCIERGE_SERVER_URL";
    public const string Peers = "CONCIERGE_PEERS";
    public const string Cluster = "CONCIERGE_CLUSTER";
    public const string ClusterAddress = "CONCIERGE_CLUSTER_ADDRESS";
    public const string ClusterCertificate = "CONCIERGE_CLUSTER_CERTIFICATE";
    public const string ClusterNetwork = "CONCIERGE_CLUSTER_NETWORK";
    public const string ClusterProbe = "CONCIERGE_CLUSTER_PROBE_MS";
    public const string DrainSeconds = "DRAIN_SECONDS";
    public const string DrainMinSeconds = "DRAIN_MIN_SECONDS";
    public const string ProcessTuning = "PROCESS_TUNING";
    public const string Database = "CONCIERGE_DATABASE";
    public const string DataKey = "CONCIERGE_DATA_KEY";
#pragma warning restore CS1591

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        OpenAIApiKey, OpenAIBaseUrl, RealtimeModel, RealtimeVoice, AgentModel, AgentBaseUrl, AgentApiKey, AgentReasoningEffort,
        TwilioAccountSid, TwilioAuthToken, TwilioPhoneNumber, TwilioBaseUrl, PublicDomain, TrustedProxies, Port,
        DemoRestaurantName, DemoRestaurantPhone, AllowedPhoneNumbers,
        CallsPerHour, CallsPerDay, CallsPerRestaurant, CallPauseSeconds, MaxCalls, MaxCallsTotal, CallTimeoutSeconds, AudioChunkMs,
        AgentGreeting, AskCustomerSeconds, Voicemail, HoldLimitSeconds, SilenceSeconds,
        CallRetries, BusyRetryMinutes, NoAnswerRetryMinutes, CallingHours, Prices,
        GooglePlacesApiKey, GooglePlacesBaseUrl,
        McpCallsWithoutAsking, CustomerName, CustomerPhone, ApiKey, ServerUrl, DrainSeconds, DrainMinSeconds, ProcessTuning,
        Cluster, ClusterAddress, ClusterCertificate, ClusterNetwork, ClusterProbe,
        Database, DataKey,
    ];

    /// <summary>The names of earlier releases. A start with one of them set fails, and names what replaces it.</summary>
    internal static IReadOnlyList<string> Removed { get; } = [Peers];
}
