using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>The ways a call is refused or goes wrong, in words. Every code is explained in docs/errors.md.</summary>
internal static class CallErrors
{
    public static ConciergeError TwilioNotConfigured { get; } = new(
        "twilio.not_configured",
        "Twilio is not configured.",
        "Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER in .env (README, \"Going live\"). To hear a call without any account, put rehearse in front: concierge rehearse \"Book …\".");

    public static ConciergeError PublicDomainRequired { get; } = new(
        "public_domain.required",
        "PUBLIC_DOMAIN is required: Twilio has to reach this server.",
        "Run a tunnel (ngrok http 8080) and set PUBLIC_DOMAIN to its host name, such as abc123.ngrok.app.");

    public static ConciergeError OpenAINotConfigured { get; } = new(
        "openai.not_configured",
        "OpenAI is not configured: the call needs a voice.",
        "Set OPENAI_API_KEY in .env (README, \"Going live\").");

    public static ConciergeError InvalidPhoneNumber { get; } = new(
        "phone.invalid",
        "Invalid phone number: the restaurant's number cannot be dialled.",
        "Write it with its country code: +1 415 555 0123.");

    public static ConciergeError Busy { get; } = new("call.busy", "The line was busy.", "Try again in a few minutes.");

    public static ConciergeError NoAnswer { get; } = new("call.no_answer", "Nobody answered.", "Try again later.");

    public static ConciergeError Failed { get; } = new("call.failed", "Call failed: the carrier could not connect it.", "Check the restaurant's number.");

    public static ConciergeError TimedOut { get; } = new("call.timed_out", "Call timed out: it was ended at its time limit.", "CALL_TIMEOUT_SECONDS sets the limit.");

    public static ConciergeError CalleeHungUp { get; } = new("call.callee_hung_up", "The restaurant hung up before anything was agreed.", "Try again.");

    public static ConciergeError NotCalled { get; } = new("call.not_made", "The call was given up before the restaurant opened; nobody was called.");

    public static ConciergeError HungUp { get; } = new("call.hung_up", "The call was ended at your request.");

    public static ConciergeError ServerStopping { get; } = new("call.server_stopping", "Call failed: the server was stopped, and the line was put down.", "Try again.");

    public static ConciergeError StreamBroke { get; } = new("call.stream_broke", "The telephone's audio broke off and is being taken up again.");

    public static ConciergeError QuestionNotOpen { get; } = new("call.question_not_open", "There is no such question, or it is too late to answer it.", "The call's events tell which question is open.");

    public static ConciergeError NotFound { get; } = new("call.not_found", "There is no such call, or it was forgotten.", "Calls are forgotten an hour after they end.");

    public static ConciergeError Interrupted { get; } = new(
        "call.interrupted",
        "The program ended in the middle of the call; the line was put down.",
        "Ask the restaurant before you ask for the table again: what was agreed is not known.");

    /// <summary>What came of a call could not be written down: the person has to keep it until it is.</summary>
    public static ConciergeError NotRecorded(ConciergeError cause) => new(
        cause.Code, $"{cause.Message} What came of this call is not in the book of bookings yet: note it down.", cause.Remedy);

    public static ConciergeError NotAllowed(string maskedNumber) => new(
        "phone.not_allowed",
        $"The number {maskedNumber} is not on the list of numbers that may be called.",
        "Add it to ALLOWED_PHONE_NUMBERS, or set DEMO_RESTAURANT_PHONE; standing in the directory is not enough.");

    public static ConciergeError Closed(string restaurant, string? opens, bool canWait) => new(
        "restaurant.closed",
        opens is null ? $"{restaurant} is closed now, and is not called." : $"{restaurant} is closed now, and is not called: it opens {opens}.",
        canWait ? "Say \"call when they open\" (--when-open), and the call is made then." : "Choose a later time for the table, or another restaurant.");

    public static ConciergeError ClosedThen(string restaurant, string wanted, string? opens) => new(
        "restaurant.closed_then",
        opens is null ? $"{restaurant} is closed on {wanted}." : $"{restaurant} is closed on {wanted}; it opens {opens}.",
        "Choose another time, or say \"ask them anyway\".");

    public static ConciergeError Full(int calls) => new(
        "limit.calls", $"This server already holds as many calls as it may ({calls}).", "Try again in a few minutes. MAX_CALLS sets the limit.");

    public static ConciergeError HourlyLimit(int calls, string again) => new(
        "limit.hour", $"The limit of {calls} calls an hour is reached.", $"You can call again at {again}. CALLS_PER_HOUR sets the limit.");

    public static ConciergeError LineTaken(string again) => new(
        "limit.line", "The restaurant is being called already, and one call at a time is enough for it.", $"Wait until that call has ended, at {again} at the latest. CALLS_PER_RESTAURANT sets the limit.");

    public static ConciergeError PauseNeeded(string again) => new(
        "limit.pause", "The restaurant was called a moment ago and has answered.", $"You can call it again at {again}; a booking can be changed or cancelled at once. CALL_PAUSE_SECONDS sets the pause.");

    public static ConciergeError DailyLimit(int calls, string again) => new(
        "limit.day", $"The limit of {calls} calls a day is reached.", $"You can call again at {again}. CALLS_PER_DAY sets the limit.");
}
