using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Security;

/// <summary>Registers the API key authentication.</summary>
internal static class ApiKeyServiceCollectionExtensions
{
    /// <summary>Adds the authentication by bearer key. Only the core services: the full ones add data protection, which writes its own keys to disk.</summary>
    public static void AddApiKeyAuthentication(this IServiceCollection services, string apiKey)
    {
        services.AddWebEncoders();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyAuthenticationHandler.Scheme;
            options.AddScheme<ApiKeyAuthenticationHandler>(ApiKeyAuthenticationHandler.Scheme, displayName: null);
        });
        services.AddOptions<ApiKeyOptions>(ApiKeyAuthenticationHandler.Scheme).Configure<TimeProvider>((options, time) =>
        {
            options.ApiKey = apiKey;
            options.TimeProvider = time;
        });
        services.AddSingleton<WrongKeyThrottle>();
        services.AddSingleton<PersonalKeyRegistry>();
        services.AddSingleton<KeyVerifier>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<SessionVerifier>();
        services.AddSingleton<AccessWatch>();
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<CalendarSecret>();
        services.AddTransient<ApiKeyAuthenticationHandler>();

        // The key is asked for before anything else, also for a path that does not exist. An endpoint that needs none says so.
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
