using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>Answers requests without Twilio's signature with 403, without a reason.</summary>
internal sealed class TwilioSignatureFilter(TwilioRequestValidator validator) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await validator.IsFromTwilioAsync(context.HttpContext) ? await next(context) : OpaqueForbiddenResult.Instance;
}
