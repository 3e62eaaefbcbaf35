using System.Globalization;
using System.Net;
using Concierge.Contracts;

namespace Concierge.Twilio;

/// <summary>Maps Twilio errors to messages and remedies (twilio.com/docs/api/errors).</summary>
internal static class TwilioErrors
{
    public static ConciergeError Unreachable { get; } = new(
        "twilio.unreachable",
        "Call failed: Twilio could not be reached.",
        "Check the network connection and TWILIO_BASE_URL, then try again.");

    public static ConciergeError NotTwilio { get; } = new(
        "twilio.not_twilio",
        "Call failed: what answered at TWILIO_BASE_URL is not Twilio's API.",
        "Check TWILIO_BASE_URL, or leave it unset for the public API.");

    public static ConciergeError FromResponse(HttpStatusCode status, TwilioErrorBody? body) => body?.Code switch
    {
        20003 => Unauthorized,
        20404 => NotFound,
        20429 => RateLimited,
        21201 or 21211 or 21214 or 21217 or 13223 or 13224 => new(
            "phone.invalid", "Invalid phone number: Twilio cannot dial it.", "Check the restaurant's number, with its country code (+1 415 555 0123)."),
        21215 or 21216 or 13227 => new(
            "twilio.country_not_allowed",
            "Call failed: the Twilio account may not call this country or number.",
            "Allow it in the Twilio console under Voice, Settings, Geo permissions."),
        21210 or 21212 or 21213 => new(
            "twilio.caller_not_allowed",
            "Call failed: Twilio does not let this account call from TWILIO_PHONE_NUMBER.",
            "Set TWILIO_PHONE_NUMBER to a number that the account owns or has verified."),
        21219 or 573005 => new(
            "twilio.trial_unverified",
            "Call failed: a Twilio trial account may only call verified numbers.",
            "Verify the restaurant's number in the Twilio console, or upgrade the account."),
        21220 => new("twilio.call_not_in_progress", "The call had ended already."),
        21205 or 21609 or 21626 or 11100 => new(
            "twilio.callback_refused",
            $"Call failed: Twilio refused this server's address (error {Format(body)}).",
            "Check PUBLIC_DOMAIN: a public host name such as abc123.ngrok.app, without https://."),
        10001 or 10002 or 20005 or 20008 or 30002 => new(
            "twilio.account_not_active", "Call failed: the Twilio account is not active.", "Look at the account's state and balance in the Twilio console."),
        _ => FromStatus(status, body),
    };

    /// <summary>Whether it is certain that a request for a call, which failed, has placed none: it was never sent, or Twilio refused it.</summary>
    public static bool ExcludesCall(ConciergeException failure) => failure.Error.Code switch
    {
        // A server that fails, and an answer that cannot be read, leave it open.
        "twilio.unavailable" or "twilio.not_twilio" => false,
        "twilio.unreachable" => failure.InnerException is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        },
        _ => true,
    };

    private static ConciergeError Unauthorized { get; } = new(
        "twilio.unauthorized",
        "Call failed: Twilio refused the credentials.",
        "Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (Twilio console, Account Info).");

    private static ConciergeError NotFound { get; } = new("twilio.not_found", "Twilio does not know this call or account.", "Check TWILIO_ACCOUNT_SID.");

    private static ConciergeError RateLimited { get; } = new(
        "twilio.rate_limited", "Call failed: Twilio is being asked too often.", "Wait a minute and try again.");

    private static ConciergeError FromStatus(HttpStatusCode status, TwilioErrorBody? body) => (int)status switch
    {
        401 => Unauthorized,
        404 => NotFound,
        403 => new(
            "twilio.forbidden",
            "Call failed: Twilio does not allow this account to do that.",
            "Look at the account's permissions in the Twilio console."),
        429 => RateLimited,
        >= 500 => new(
            "twilio.unavailable",
            $"Call failed: Twilio has a fault at the moment (HTTP {Format(status)}).",
            "Try again in a few minutes; status.twilio.com tells more."),
        _ => new("twilio.refused", $"Call failed: Twilio refused it ({Describe(status, body)}).", "twilio.com/docs/api/errors explains the number."),
    };

    private static string Describe(HttpStatusCode status, TwilioErrorBody? body) =>
        body?.Code is null ? $"HTTP {Format(status)}" : $"error {Format(body)}";

    private static string Format(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    private static string Format(TwilioErrorBody? body) => body?.Code?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
}
