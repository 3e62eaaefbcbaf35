using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Calls;

/// <summary>The errors of calls. docs/errors.md explains every code.</summary>
internal static class CallErrors
{
    public static ConciergeError TwilioNotConfigured { get; } = new(
        "twilio.not_configured",
        "Twilio is not configured.",
        "Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER in .env (README, \"Make real calls\"). "
            + "To hear a call without any account, put rehearse in front: concierge rehearse \"Book …\".");

    public static ConciergeError PublicDomainRequired { get; } = new(
        "public_domain.required",
        "PUBLIC_DOMAIN is required: Twilio must be able to reach this server.",
        "Run a tunnel (ngrok http 8080) and set PUBLIC_DOMAIN to its host name, such as abc123.ngrok.app.");

    public static ConciergeError OpenAINotConfigured { get; } = new(
        "openai.not_configured",
        "OpenAI is not configured: a call needs the voice model.",
        "Set OPENAI_API_KEY in .env (README, \"Make real calls\").");

    /// <summary>Several settings that a call needs are missing. The code is that of the first group that is incomplete.</summary>
    /// <param name="missing">The names of the settings, one or more.</param>
    public static ConciergeError NotConfigured(IReadOnlyList<string> missing)
    {
        var first = missing.Any(IsTwilioAccount) ? TwilioNotConfigured
            : missing.Contains(SettingNames.PublicDomain, StringComparer.Ordinal) ? PublicDomainRequired
            : OpenAINotConfigured;
        return missing.Count == 1
            ? first
            : first with
            {
                Message = $"A call needs settings that are not set: {string.Join(", ", missing)}.",
                Remedy = "Set them in .env (README, \"Make real calls\"). "
                    + "To hear a call without any account, put rehearse in front: concierge rehearse \"Book …\".",
            };
    }

    private static bool IsTwilioAccount(string setting) =>
        setting is SettingNames.TwilioAccountSid or SettingNames.TwilioAuthToken or SettingNames.TwilioPhoneNumber;

    public static ConciergeError InvalidPhoneNumber { get; } = new(
        "phone.invalid",
        "Invalid phone number: the restaurant's number cannot be called.",
        "Write it with its country code: +1 415 555 0123.");

    /// <summary>The callee asked not to be called again, or is not the restaurant.</summary>
    public static ConciergeError Blocked(string restaurant, BlockReason reason) => reason == BlockReason.DoNotCall
        ? new(
            "phone.do_not_call",
            $"{restaurant} has asked not to be called again.",
            "It is not called any more. concierge restaurants allow undoes that, if the restaurant has agreed.")
        : new(
            "phone.wrong_number",
            $"The number is not that of {restaurant}: the callee said so.",
            "Correct the number: concierge restaurants edit. If the number is right, concierge restaurants allow.");

    public static ConciergeError Busy { get; } = new("call.busy", "The line was busy.", "Try again in a few minutes.");

    public static ConciergeError NoAnswer { get; } = new("call.no_answer", "Nobody answered.", "Try again later.");

    public static ConciergeError Failed { get; } = new("call.failed", "Call failed: the carrier could not connect it.", "Check the restaurant's number.");

    public static ConciergeError TimedOut { get; } = new(
        "call.timed_out",
        "Call timed out: it was ended at its time limit.",
        "CALL_TIMEOUT_SECONDS sets the time limit.");

    public static ConciergeError CalleeHungUp { get; } = new("call.callee_hung_up", "The restaurant hung up before anything was agreed.", "Try again.");

    public static ConciergeError CancelledBeforeOpening { get; } = new(
        "call.not_made",
        "The call was cancelled before the restaurant opened. The restaurant was not called.");

    public static ConciergeError HungUp { get; } = new("call.hung_up", "The call was ended at your request.");

    public static ConciergeError ServerStopping { get; } = new("call.server_stopping", "Call failed: the server was stopped and hung up.", "Try again.");

    /// <summary>The error of a call that is requested while the server is being stopped.</summary>
    public static ConciergeError NoNewCalls { get; } = new("server.stopping", "The server is being stopped. No call was made.", "Try again in a moment.");

    public static ConciergeError ServerStoppingBeforeCall { get; } = new(
        "call.server_stopping", "The server was stopped before the restaurant was called.", "Try again.");

    /// <summary>The server was stopped while the call waited for an attempt, which another process makes.</summary>
    /// <param name="time">When, in the restaurant's time.</param>
    public static ConciergeError HandedOver(string time) => new(
        "call.handed_over",
        $"The server was stopped. The call is stored: another server, or this one when it starts again, makes it at {time}.",
        "GET /calls/{id} follows the call there, and POST /calls/{id}/hangup cancels it.");

    public static ConciergeError StreamBroken { get; } = new("call.stream_broke", "The call's audio stream broke. It is being resumed.");

    public static ConciergeError StreamLost { get; } = new(
        "call.stream_lost",
        "Call failed: the call's audio stream broke, and Twilio did not open another.",
        "Check the network between Twilio and this server (PUBLIC_DOMAIN), then try again.");

    public static ConciergeError StreamRefused { get; } = new(
        "call.stream_refused",
        "Call failed: the audio stream that Twilio opened did not belong to the call.",
        "Check that one server alone uses PUBLIC_DOMAIN, then try again.");

    public static ConciergeError StreamUnreadable { get; } = new(
        "call.stream_unreadable",
        "Call failed: what arrived on the call's audio stream is not Twilio's protocol with 8 kHz \u03bc-law audio.",
        "Check what runs between Twilio and this server at PUBLIC_DOMAIN.");

    public static ConciergeError NoStream { get; } = new(
        "call.no_stream",
        "Call failed: the call was answered, but Twilio opened no audio stream to this server.",
        "Check that PUBLIC_DOMAIN leads to this server, for WebSockets as well (docs/operations.md).");

    public static ConciergeError VoiceNotReady { get; } = new(
        "openai.timeout",
        "Call failed: the call was answered, but the voice model was not ready within 15 seconds.",
        "Try again; concierge doctor checks the voice model.");

    /// <summary>Twilio has not asked this server for the call's instructions.</summary>
    /// <param name="domain"><c>PUBLIC_DOMAIN</c>.</param>
    /// <param name="twilioError">The number of Twilio's error; <see langword="null"/> where it named none.</param>
    public static ConciergeError PublicDomainUnreached(string? domain, string? twilioError) => new(
        "public_domain.unreached",
        $"Call failed: Twilio did not reach this server at https://{domain}/twiml{(twilioError is null ? "" : $" (Twilio's error {twilioError})")}.",
        "Check that the tunnel runs and leads to this server's port (ngrok http 8080), and that PUBLIC_DOMAIN is the host name that it prints. "
            + $"https://{domain}/health/live must answer in a browser.");

    public static ConciergeError QuestionNotOpen { get; } = new(
        "call.question_not_open",
        "There is no such question, or it is too late to answer it.",
        "The call's events show which question is open.");

    public static ConciergeError NotInProgress { get; } = new(
        "call.not_in_progress", "The call is not in progress: nobody has answered yet, or it has ended.", "GET /calls/{id}/status tells its state.");

    /// <summary>The event of a call that a person has taken over.</summary>
    public static ConciergeError TakenOver { get; } = new(
        "call.taken_over", "A person has taken the call over. The agent says nothing more.", "POST /calls/{id}/hangup ends the call.");

    public static ConciergeError NotFound { get; } = new(
        "call.not_found",
        "There is no such call, or it is no longer stored.",
        "Calls are kept for an hour after they end.");

    public static ConciergeError Interrupted { get; } = new(
        "call.interrupted",
        "The program ended during the call, and the call was hung up.",
        "It is not known what was agreed. Ask the restaurant before you request the table again.");

    /// <summary>The outcome of a call could not be stored yet, so the guest has to note it.</summary>
    public static ConciergeError OutcomeNotStored(ConciergeError cause) => new(
        cause.Code, $"{cause.Message} The outcome of this call is not stored yet: make a note of it.", cause.Remedy);

    public static ConciergeError NumberNotAllowed(string maskedNumber) => new(
        "phone.not_allowed",
        $"The number {maskedNumber} is not in the list of numbers that may be called.",
        "Add it to ALLOWED_PHONE_NUMBERS, or set DEMO_RESTAURANT_PHONE. An entry in the directory is not enough.");

    public static ConciergeError RestaurantClosed(string restaurant, string? opens, bool canWait) => new(
        "restaurant.closed",
        opens is null ? $"{restaurant} is closed now and was not called." : $"{restaurant} is closed now and was not called. It opens {opens}.",
        canWait ? "Say \"call when they open\" (--when-open) to have it called then." : "Choose a later time for the table, or another restaurant.");

    public static ConciergeError RestaurantClosedAtRequestedTime(string restaurant, string requestedTime, string? opens) => new(
        "restaurant.closed_then",
        opens is null ? $"{restaurant} is closed on {requestedTime}." : $"{restaurant} is closed on {requestedTime}. It opens {opens}.",
        "Choose another time, or say \"ask them anyway\".");

    public static ConciergeError TooManyCalls(int calls) => new(
        "limit.calls", $"This server already has its maximum of {calls} calls.", "Try again in a few minutes. MAX_CALLS sets the limit.");

    public static ConciergeError TooManyCallsInTotal(int calls) => new(
        "limit.total", $"All servers together already have their maximum of {calls} calls.", "Try again in a few minutes. MAX_CALLS_TOTAL sets the limit.");

    /// <param name="calls">The limit.</param>
    /// <param name="retryTime">When the next call is allowed.</param>
    /// <param name="isOwn">Whether the limit belongs to the person's key.</param>
    public static ConciergeError HourlyLimit(int calls, string retryTime, bool isOwn) => new(
        "limit.hour", $"{Whose(isOwn)} limit of {calls} calls per hour is reached.", $"You can call again at {retryTime}. {WhoSets(isOwn, "CALLS_PER_HOUR")}");

    public static ConciergeError RestaurantAlreadyCalled(string retryTime) => new(
        "limit.line",
        "The restaurant is already being called.",
        $"Wait until that call has ended, at {retryTime} at the latest. CALLS_PER_RESTAURANT sets the limit.");

    public static ConciergeError PauseRequired(string retryTime) => new(
        "limit.pause",
        "The restaurant was called a moment ago and gave an answer.",
        $"You can call it again at {retryTime}; a booking can be changed or cancelled at once. CALL_PAUSE_SECONDS sets the pause.");

    /// <param name="calls">The limit.</param>
    /// <param name="retryTime">When the next call is allowed.</param>
    /// <param name="isOwn">Whether the limit belongs to the person's key.</param>
    public static ConciergeError DailyLimit(int calls, string retryTime, bool isOwn) => new(
        "limit.day", $"{Whose(isOwn)} limit of {calls} calls per day is reached.", $"You can call again at {retryTime}. {WhoSets(isOwn, "CALLS_PER_DAY")}");

    private static string Whose(bool isOwn) => isOwn ? "Your key's" : "The";

    // Who uses a key of their own may not know the server's settings.
    private static string WhoSets(bool isOwn, string setting) =>
        isOwn ? "The operator can raise it." : $"{setting} sets the limit.";
}
