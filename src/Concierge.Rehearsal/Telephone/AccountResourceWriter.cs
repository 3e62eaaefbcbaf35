using System.Text.Json;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Writes the resources of the account that <c>concierge doctor</c> reads: twilio.com/docs/iam/api/account,
/// twilio.com/docs/phone-numbers/api/incomingphonenumber-resource, twilio.com/docs/voice/api/outgoing-caller-ids,
/// twilio.com/docs/voice/api/dialingpermissions-country-resource, and the Balance resource of Twilio's OpenAPI description.
/// </summary>
internal static class AccountResourceWriter
{
    /// <summary>Writes the account: active, and no trial.</summary>
    public static void WriteAccount(Utf8JsonWriter json, TelephoneNetworkOptions options)
    {
        json.WriteStartObject();
        json.WriteString("sid", options.AccountSid);
        json.WriteString("friendly_name", "Rehearsal");
        json.WriteString("status", "active");
        json.WriteString("type", "Full");
        json.WriteEndObject();
    }

    /// <summary>Writes the balance. Calls on this machine cost nothing.</summary>
    public static void WriteBalance(Utf8JsonWriter json, TelephoneNetworkOptions options)
    {
        json.WriteStartObject();
        json.WriteString("account_sid", options.AccountSid);
        json.WriteString("balance", "10.00");
        json.WriteString("currency", "USD");
        json.WriteEndObject();
    }

    /// <summary>Writes the owned numbers that a filter selects.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="options">The network's options.</param>
    /// <param name="filter">The parameter <c>PhoneNumber</c>; null or empty for all numbers.</param>
    public static void WriteOwnedNumbers(Utf8JsonWriter json, TelephoneNetworkOptions options, string? filter)
    {
        json.WriteStartObject();
        json.WriteStartArray("incoming_phone_numbers");
        foreach (string number in options.OwnedNumbers.Where(number => string.IsNullOrEmpty(filter) || number == filter))
        {
            json.WriteStartObject();
            json.WriteString("account_sid", options.AccountSid);
            json.WriteString("phone_number", number);
            json.WriteStartObject("capabilities");
            json.WriteBoolean("voice", true);
            json.WriteBoolean("sms", false);
            json.WriteBoolean("mms", false);
            json.WriteBoolean("fax", false);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the verified numbers: none.</summary>
    public static void WriteCallerIds(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("outgoing_caller_ids");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the permission for a country: its ordinary numbers may be called.</summary>
    public static void WriteDialingPermission(Utf8JsonWriter json, string country)
    {
        json.WriteStartObject();
        json.WriteString("iso_code", country);
        json.WriteString("name", country);
        json.WriteBoolean("low_risk_numbers_enabled", true);
        json.WriteBoolean("high_risk_special_numbers_enabled", false);
        json.WriteBoolean("high_risk_tollfraud_numbers_enabled", false);
        json.WriteEndObject();
    }
}
