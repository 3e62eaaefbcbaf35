using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Security;

internal static class ApiKeyServices
{
    public static void AddApiKeyAuthentication(this IServiceCollection services, string apiKey)
    {
        services.AddAuthentication(ApiKeyAuthentication.Scheme)
            .AddScheme<ApiKeyOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, options => options.ApiKey = apiKey);
        services.AddAuthorization();
    }
}
