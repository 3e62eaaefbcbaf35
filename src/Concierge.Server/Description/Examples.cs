namespace Concierge.Server.Description;

/// <summary>The example of each operation's request body.</summary>
internal static class Examples
{
    /// <summary>JSON by operation id.</summary>
    public static IReadOnlyDictionary<string, string> ByOperation { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CreatePlan"] = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm"}""",
        ["CreateCall"] = """{"plan_id":"5f0c0de8a7b1c2d3"}""",
        ["AnswerCall"] = """{"answer":"yes, half past eight is fine"}""",
        ["Ask"] = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm","mode":"plan"}""",
        ["ChangeReservation"] = """{"party_size":5,"time":"20:00"}""",
        ["AllowNumber"] = """{"phone_number":"+497531123456"}""",
        ["AddRestaurant"] = """{"name":"Luigi's","phone_number":"07531 12345","country":"DE","city":"Konstanz","opening_hours":"Tu-Su 12:00-23:00"}""",
        ["CreateSession"] = """{"key":"ck_0123456789abcdef0123456789abcdef0123456789abcdef"}""",
        ["CreateWebhook"] = """{"url":"https://example.com/hooks/concierge","events":["booking.confirmed","call.ended"]}""",
    };
}
