using Concierge.Options;
using Concierge.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Concierge.Server.Security;

/// <summary>Validates Twilio's signature of a request, against the configured public domain and never against a host header that a proxy forwards.</summary>
internal sealed class TwilioRequestValidator(TwilioOptions twilio)
{
    /// <summary>Whether Twilio signed this request.</summary>
    public async Task<bool> IsFromTwilioAsync(HttpContext context)
    {
        if (twilio.AuthToken is null || twilio.PublicDomain is null)
        {
            return false;
        }

        var scheme = context.WebSockets.IsWebSocketRequest ? "wss" : "https";
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var form = context.Request.HasFormContentType
            ? GetFields(await context.Request.ReadFormAsync(context.RequestAborted))
            : [];
        return TwilioSignature.IsValid(
            twilio.AuthToken,
            $"{scheme}://{twilio.PublicDomain}{target}",
            form,
            context.Request.Headers[TwilioSignature.HeaderName]);
    }

    private static List<KeyValuePair<string, string>> GetFields(IFormCollection form) =>
        [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];
}
