using System.Globalization;
using Concierge.Options;
using Concierge.Twilio;
using NodaTime.Text;

namespace Concierge.Calls.Lifecycle;

/// <summary>What Twilio is told to do with a call: the TwiML of its beginning, of its resumption, and of its keys.</summary>
public sealed class CallDirections(ConciergeSettings settings)
{
    /// <summary>Where Twilio opens the audio stream.</summary>
    public const string StreamPath = "/media-stream";

    /// <summary>Where Twilio asks what comes next when a stream has ended.</summary>
    public const string StreamEndedPath = "/stream-ended";

    // Half a second: a menu that has just finished its sentence may still be deaf.
    private const string Pause = "w";

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Connects the call's audio to this server.</summary>
    public string Connect(Call call) => Connect(call, digits: null);

    /// <summary>Presses keys and connects the audio again.</summary>
    public string PressKeys(Call call, string digits) => Connect(call, Pause + digits);

    internal Uri Address(Call call, string path) => new($"https://{settings.PublicDomain}{path}?call_id={Uri.EscapeDataString(call.Id)}");

    private string Connect(Call call, string? digits) => Twiml.ConnectStream(
        new Uri($"wss://{settings.PublicDomain}{StreamPath}"),
        [
            new(TwilioHandler.CallIdParameter, call.Id),
            new("restaurant_name", call.Details.RestaurantName),
            new("party_size", call.Details.PartySize.ToString(CultureInfo.InvariantCulture)),
            new("date", LocalDatePattern.Iso.Format(call.Details.Date)),
            new("time", Clock.Format(call.Details.Time)),
            new("customer_name", call.Details.CustomerName),
            new(TwilioHandler.SecretParameter, call.Secret),
        ],
        Address(call, StreamEndedPath),
        digits);
}
