using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>Answers whoever is not Twilio with a bare 403.</summary>
internal sealed class TwilioSignatureFilter(TwilioRequestValidator validator) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await validator.IsFromTwilioAsync(context.HttpContext) ? await next(context) : StrangerResult.Instance;
}
