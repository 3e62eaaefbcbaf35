using System.Globalization;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The form fields that Twilio's webhooks carry (twilio.com/docs/voice/twiml, twilio.com/docs/voice/api/call-resource#statuscallback).</summary>
internal static class WebhookFields
{
    public const string ApiVersion = "2010-04-01";
    public const string Direction = "outbound-api";

    /// <summary>Formats a time as Twilio does: RFC 2822, always in UTC, with <c>+0000</c>.</summary>
    public static string FormatRfc2822(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

    /// <summary>Creates the fields that every webhook of a call has.</summary>
    public static List<KeyValuePair<string, string>> Create(TelephoneCall call, string status)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("CallSid", call.Sid),
            new("AccountSid", call.AccountSid),
            new("From", call.From),
            new("Caller", call.From),
            new("To", call.To),
            new("Called", call.To),
            new("CallStatus", status),
            new("ApiVersion", ApiVersion),
            new("Direction", Direction),
        ];
        if (call.AnsweredBy is { } answeredBy)
        {
            fields.Add(new("AnsweredBy", answeredBy));
        }

        return fields;
    }
}
