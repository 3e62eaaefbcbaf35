using System.Text.Json;
using Concierge.Contracts.Api;

namespace Concierge.Server.Api;

/// <summary>
/// Applies the options of <see cref="ApiJsonContext"/> to the web server's JSON: a context in a resolver chain brings its types, but not its
/// options.
/// </summary>
internal static class ApiJsonOptions
{
    public static void Configure(JsonSerializerOptions options)
    {
        var contextOptions = ApiJsonContext.Default.Options;
        options.PropertyNamingPolicy = contextOptions.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = contextOptions.DefaultIgnoreCondition;
        foreach (var converter in contextOptions.Converters)
        {
            options.Converters.Add(converter);
        }

        options.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
    }
}
