using System.Globalization;
using System.Text.Json;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Writes calls as the REST API returns them: snake_case names, RFC 2822 dates, and strings and nulls in the same places as Twilio.</summary>
internal static class CallResourceWriter
{
    // Twilio's price of a call within the United States, in dollars, when this code was written.
    private const decimal PricePerMinute = 0.0140m;

    private static readonly string[] Subresources = ["notifications", "recordings", "streams", "payments", "siprec", "transcriptions", "events"];

    /// <summary>Writes a call of the Calls resource.</summary>
    public static void Write(Utf8JsonWriter json, TelephoneCall call)
    {
        string uri = $"/{WebhookFields.ApiVersion}/Accounts/{call.AccountSid}/Calls/{call.Sid}";
        TelephoneCallStatus status = call.Status;
        json.WriteStartObject();
        json.WriteString("sid", call.Sid);
        json.WriteString("date_created", WebhookFields.FormatRfc2822(call.Created));
        json.WriteString("date_updated", WebhookFields.FormatRfc2822(call.Updated));
        json.WriteNull("parent_call_sid");
        json.WriteString("account_sid", call.AccountSid);
        json.WriteString("to", call.To);
        json.WriteString("to_formatted", PhoneNumbers.Format(call.To));
        json.WriteString("from", call.From);
        json.WriteString("from_formatted", PhoneNumbers.Format(call.From));
        json.WriteString("phone_number_sid", SidGenerator.CreateDeterministic("PN", call.From));
        json.WriteString("status", status.ToTwilioName());
        json.WriteString("start_time", call.AnsweredAt is { } answeredAt ? WebhookFields.FormatRfc2822(answeredAt) : null);
        json.WriteString("end_time", call.EndedAt is { } endedAt ? WebhookFields.FormatRfc2822(endedAt) : null);
        json.WriteString("duration", status.IsTerminal() ? Math.Ceiling(call.Duration.TotalSeconds).ToString("0", CultureInfo.InvariantCulture) : null);
        json.WriteString("price", status.IsTerminal() && call.AnsweredAt is not null ? FormatPrice(call.Duration) : null);
        json.WriteString("price_unit", "USD");
        json.WriteString("direction", WebhookFields.Direction);
        json.WriteString("answered_by", call.AnsweredBy);
        json.WriteString("api_version", WebhookFields.ApiVersion);
        json.WriteNull("forwarded_from");
        json.WriteNull("group_sid");
        json.WriteNull("caller_name");
        json.WriteString("queue_time", "0");
        json.WriteNull("trunk_sid");
        json.WriteString("uri", $"{uri}.json");
        json.WriteStartObject("subresource_uris");
        foreach (string subresource in Subresources)
        {
            string name = char.ToUpperInvariant(subresource[0]) + subresource[1..];
            json.WriteString(subresource, $"{uri}/{name}.json");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Twilio computes the price some time after the end of the call; here it is available immediately.
    private static string FormatPrice(TimeSpan duration) =>
        (-PricePerMinute * Math.Max(1, (decimal)Math.Ceiling(duration.TotalMinutes))).ToString("0.00000", CultureInfo.InvariantCulture);

    /// <summary>Writes a call of the stand-in's own list (<c>/rehearsal/calls</c>): its status and errors, with masked numbers.</summary>
    public static void WriteRehearsal(Utf8JsonWriter json, TelephoneCall call)
    {
        json.WriteStartObject();
        json.WriteString("sid", call.Sid);
        json.WriteString("to", PhoneNumbers.Mask(call.To));
        json.WriteString("from", PhoneNumbers.Mask(call.From));
        json.WriteString("status", call.Status.ToTwilioName());
        json.WriteString("answered_by", call.AnsweredBy);
        json.WriteStartArray("errors");
        foreach (CallError error in call.Errors)
        {
            json.WriteStartObject();
            json.WriteNumber("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteString("detail", error.Detail);
            json.WriteBoolean("fatal", error.Fatal);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("streams");
        foreach (StreamTimes times in call.StreamTimes)
        {
            json.WriteStartObject();
            json.WriteString("connected_at", times.ConnectedAt);
            WriteTime(json, "first_audio_at", times.FirstAudioAt);
            WriteTime(json, "ended_at", times.EndedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes an error of the REST API.</summary>
    public static void Write(Utf8JsonWriter json, RestApiException error)
    {
        json.WriteStartObject();
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("more_info", $"https://www.twilio.com/docs/errors/{error.Code}");
        json.WriteNumber("status", error.Status);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
