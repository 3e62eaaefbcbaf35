using System.Text.Json;

namespace Concierge.Server.Api;

/// <summary>Makes the web server write JSON as <see cref="ApiJsonContext"/> does: a context in a resolver chain brings its types, but not its options.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        var own = ApiJsonContext.Default.Options;
        options.PropertyNamingPolicy = own.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = own.DefaultIgnoreCondition;
        foreach (var converter in own.Converters)
        {
            options.Converters.Add(converter);
        }

        options.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
    }
}
