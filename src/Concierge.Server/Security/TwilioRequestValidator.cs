using System.Security.Cryptography;
using System.Text;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Options;
using Concierge.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Security;

/// <summary>Validates Twilio's signature of a request, against the configured public domain and never against a host header that a proxy forwards.</summary>
internal sealed partial class TwilioRequestValidator(TwilioOptions twilio, CallManager calls, ILogger<TwilioRequestValidator> logger)
{
    // twilio.com/docs/usage/security: the hash of a body that is not a form, as a query parameter, which the signature covers.
    private const string BodyHashParameter = "bodySHA256";

    private string? _warnedCall;

    /// <summary>Whether Twilio signed this request.</summary>
    public async Task<bool> IsFromTwilioAsync(HttpContext context)
    {
        if (twilio.AuthToken is null || twilio.PublicDomain is null)
        {
            return false;
        }

        // Only a request that may be signed has its body read.
        var signature = context.Request.Headers[TwilioSignature.HeaderName].ToString();
        if (TwilioSignature.IsWellFormed(signature)
            && await TwilioRequestBody.ReadAsync(context) is { } body
            && IsSigned(GetUrl(context), body, signature)
            && IsHashValid(context.Request, body))
        {
            return true;
        }

        Warn(context.Request);
        return false;
    }

    // Twilio signs the address without its fragment. That it always does is not documented: with it, the address is as much ours.
    private bool IsSigned(string url, TwilioRequestBody body, string signature) =>
        TwilioSignature.IsValid(twilio.AuthToken!, url, body.Fields, signature)
        || TwilioSignature.IsValid(twilio.AuthToken!, url + WebhookRetries.Fragment, body.Fields, signature);

    private string GetUrl(HttpContext context)
    {
        var scheme = context.WebSockets.IsWebSocketRequest ? "wss" : "https";
        return $"{scheme}://{twilio.PublicDomain}{context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget}";
    }

    private static bool IsHashValid(HttpRequest request, TwilioRequestBody body) =>
        body.IsForm
        || request.Query[BodyHashParameter].ToString() is not { Length: > 0 } expected
        || CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body.Content))), Encoding.UTF8.GetBytes(expected.ToLowerInvariant()));

    // Only Twilio and this program know the ids of calls, so this is most likely Twilio, and the call cannot work. Once for each call: Twilio
    // repeats its requests.
    private void Warn(HttpRequest request)
    {
        var callId = request.RouteValues["call_id"] as string ?? request.Query["call_id"].ToString();
        if (CallIds.IsId(callId) && calls.TryGet(callId, out _) && Interlocked.Exchange(ref _warnedCall, callId) != callId)
        {
            LogRejected(callId, request.Path.Value ?? "", twilio.PublicDomain!);
        }
    }

    [LoggerMessage(
        2651,
        LogLevel.Warning,
        "Call {CallId}: a request to {Path} was rejected, because its signature does not match. If it came from Twilio, PUBLIC_DOMAIN ({Domain}) is not "
            + "the host that Twilio used, or TWILIO_AUTH_TOKEN is not the token of the account that placed the call")]
    private partial void LogRejected(string callId, string path, string domain);
}
