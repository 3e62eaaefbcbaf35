using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Security;

internal static class ApiKeyServices
{
    /// <summary>Adds the bearer key's check. The core services alone: the full ones would bring data protection along, which writes keys of its own to disk.</summary>
    public static void AddApiKeyAuthentication(this IServiceCollection services, string apiKey)
    {
        services.AddWebEncoders();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyAuthentication.Scheme;
            options.AddScheme<ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, displayName: null);
        });
        services.AddOptions<ApiKeyOptions>(ApiKeyAuthentication.Scheme).Configure<TimeProvider>((options, time) =>
        {
            options.ApiKey = apiKey;
            options.TimeProvider = time;
        });
        services.AddTransient<ApiKeyAuthentication>();
        services.AddAuthorization();
    }
}
