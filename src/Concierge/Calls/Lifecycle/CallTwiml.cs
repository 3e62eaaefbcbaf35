using System.Globalization;
using Concierge.Options;
using Concierge.Twilio;
using NodaTime.Text;

namespace Concierge.Calls.Lifecycle;

/// <summary>Writes the TwiML for a call: to connect its media stream, and to press keys and connect again.</summary>
public sealed class CallTwiml(TwilioOptions twilio)
{
    /// <summary>The path where Twilio opens the media stream, followed by the call's id. The path without an id is accepted too.</summary>
    public const string StreamPath = "/media-stream";

    /// <summary>The path where Twilio requests the next TwiML after a stream has ended.</summary>
    public const string StreamEndedPath = "/stream-ended";

    // "w" waits half a second: an IVR menu may not accept keys right after its announcement.
    private const string HalfSecondPause = "w";

    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Writes the TwiML that connects the call's media stream to this server.</summary>
    public string WriteConnect(Call call) => WriteConnect(call, digits: null);

    /// <summary>Writes the TwiML of a redirect that connects the media stream again.</summary>
    /// <param name="call">The call.</param>
    /// <param name="redirect">What the stream's <c>start</c> message tells of the redirect.</param>
    internal string WriteReconnect(Call call, string redirect) => WriteConnect(call, digits: null, redirect: redirect);

    /// <summary>Writes the TwiML of a redirect that presses keys and connects the media stream again.</summary>
    internal string WritePressKeys(Call call, string digits, string redirect) => WriteConnect(call, HalfSecondPause + digits, redirect: redirect);

    /// <summary>Writes the TwiML of a redirect with which Twilio says a sentence and connects the media stream again.</summary>
    internal string WriteSay(Call call, string speech, string redirect) => WriteConnect(call, digits: null, speech, redirect);

    /// <summary>The address of a request of Twilio, which repeats it where it is not answered.</summary>
    internal Uri GetWebhookUrl(Call call, string path) =>
        new($"https://{twilio.PublicDomain}{path}?call_id={Uri.EscapeDataString(call.Id)}{WebhookRetries.Fragment}");

    private string WriteConnect(Call call, string? digits, string? speech = null, string? redirect = null) => TwimlWriter.ConnectStream(
        new Uri($"wss://{twilio.PublicDomain}{StreamPath}/{Uri.EscapeDataString(call.Id)}"),
        [
            new(TwilioHandler.CallIdParameter, call.Id),
            new("restaurant_name", call.Details.RestaurantName),
            new("party_size", call.Details.PartySize.ToString(CultureInfo.InvariantCulture)),
            new("date", LocalDatePattern.Iso.Format(call.Details.Date)),
            new("time", TimePattern.Format(call.Details.Time)),
            new("customer_name", call.Details.CustomerName),
            new(TwilioHandler.SecretParameter, call.Secret),
            .. redirect is null ? [] : new[] { KeyValuePair.Create(TwilioHandler.RedirectParameter, redirect) },
        ],
        GetWebhookUrl(call, StreamEndedPath),
        digits,
        speech);
}
