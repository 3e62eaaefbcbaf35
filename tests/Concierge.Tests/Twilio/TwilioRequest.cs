namespace Concierge.Tests.Twilio;

/// <summary>A request that <see cref="FakeTwilio"/> received.</summary>
internal sealed record TwilioRequest(string Method, string Path, string? Authorization, IReadOnlyList<KeyValuePair<string, string>> Form)
{
    public bool IsCreate => Method == "POST" && Path.EndsWith("/Calls.json", StringComparison.Ordinal);

    public bool IsEnd => Method == "POST" && !IsCreate && Form.Contains(new("Status", "completed"));

    public string? Field(string name) => Form.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault();
}
