using Concierge.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Server.Hosting;

/// <summary>Registers the check of the configured models.</summary>
internal static class ModelServices
{
    // OpenAI's list holds about a hundred models in 15 KB; other vendors list thousands.
    private const long MaxResponseBytes = 8 * 1024 * 1024;

    /// <summary>Adds <see cref="ModelCheck"/>.</summary>
    public static IServiceCollection AddModelCheck(this IServiceCollection services)
    {
        services.AddHttpClient<ModelListClient>(http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = MaxResponseBytes;
        }).AddHttpMessageHandler(provider => new ReadRetryHandler(provider.GetRequiredService<TimeProvider>())).RemoveAllLoggers();
        services.AddTransient<ModelCheck>();
        return services;
    }
}
