using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>A Twilio account (twilio.com/docs/iam/api/account, <c>GET /2010-04-01/Accounts/{sid}.json</c>).</summary>
/// <param name="Status"><c>active</c>, <c>suspended</c> or <c>closed</c>.</param>
/// <param name="Type"><c>Trial</c> or <c>Full</c>.</param>
internal sealed record TwilioAccount(
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("type")] string? Type)
{
    /// <summary>Whether the account may place calls.</summary>
    [JsonIgnore]
    public bool IsActive => Status == "active";

    /// <summary>Whether it may only call verified numbers.</summary>
    [JsonIgnore]
    public bool IsTrial => Type == "Trial";
}
