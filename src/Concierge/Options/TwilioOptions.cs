namespace Concierge.Options;

/// <summary>The Twilio account, and where Twilio reaches this server.</summary>
public sealed record TwilioOptions
{
    /// <summary><c>TWILIO_ACCOUNT_SID</c>.</summary>
    public string? AccountSid { get; init; }

    /// <summary><c>TWILIO_AUTH_TOKEN</c>.</summary>
    public string? AuthToken { get; init; }

    /// <summary><c>TWILIO_PHONE_NUMBER</c>, E.164.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary><c>TWILIO_BASE_URL</c>, without a trailing slash.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.twilio.com");

    /// <summary><c>PUBLIC_DOMAIN</c>: host, with a port where it is not 443, under which Twilio reaches this server.</summary>
    /// <remarks>Normalized (<see cref="PublicHost.Normalize"/>): Twilio signs URLs, and signatures distinguish case.</remarks>
    public string? PublicDomain
    {
        get;
        init => field = value is null ? null : PublicHost.Normalize(value) ?? value;
    }
}
