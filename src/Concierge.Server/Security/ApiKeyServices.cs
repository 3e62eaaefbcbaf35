using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Security;

/// <summary>Registers the API key authentication.</summary>
internal static class ApiKeyServices
{
    /// <summary>Adds the authentication by bearer key. Only the core services: the full ones add data protection, which writes its own keys to disk.</summary>
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
