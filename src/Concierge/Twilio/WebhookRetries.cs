namespace Concierge.Twilio;

/// <summary>
/// Has Twilio repeat a request that was not answered: a load balancer may break it off when the server behind it dies, and Twilio would end the call.
/// </summary>
/// <remarks>
/// A connection override of Twilio (twilio.com/docs/usage/webhooks/webhooks-connection-overrides): the part of the address after <c>#</c>, which is not
/// sent. Twilio's default is one repetition, after a failed connection only. All attempts together take at most 15 s.
/// </remarks>
internal static class WebhookRetries
{
    /// <summary>Up to four repetitions (<c>rc</c>), after every kind of failure (<c>rp</c>).</summary>
    public const string Fragment = "#rc=4&rp=all";
}
