using System.Globalization;
using Concierge.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Concierge.Server.Api;

/// <summary>
/// Refuses a query parameter that has the wrong form, and names it. The request delegates that are generated at build time answer an optional
/// parameter of the wrong form with a bare 400.
/// </summary>
internal static class QueryParameterMiddleware
{
    /// <summary>Checks the numbers and booleans in the query of every request to an operation.</summary>
    /// <exception cref="ConciergeException">A parameter has the wrong form (<c>request.parameter</c>).</exception>
    public static IApplicationBuilder UseQueryParameterCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.QueryString.HasValue && context.GetEndpoint() is { } endpoint)
        {
            foreach (var parameter in endpoint.Metadata.OfType<IParameterBindingMetadata>())
            {
                if (parameter.HasTryParse
                    && !context.Request.RouteValues.ContainsKey(parameter.Name)
                    && context.Request.Query.TryGetValue(parameter.Name, out var values)
                    && !IsValid(parameter.ParameterInfo.ParameterType, values.ToString()))
                {
                    throw new ConciergeException(InvalidParameter(parameter.Name));
                }
            }
        }

        return next(context);
    });

    /// <summary>The error of a parameter that cannot be read.</summary>
    public static ConciergeError InvalidParameter(string name) => new(
        "request.parameter",
        $"The parameter {name} is not valid: it has the wrong form.",
        "GET /openapi.json describes the request.");

    // An empty optional parameter counts as absent, as in the framework.
    private static bool IsValid(Type type, string text) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? text.Length == 0 || IsValid(underlying, text)
        : type == typeof(bool) ? bool.TryParse(text, out _)
        : type == typeof(int) ? int.TryParse(text, CultureInfo.InvariantCulture, out _)
        : type == typeof(long) ? long.TryParse(text, CultureInfo.InvariantCulture, out _)
        : throw new NotSupportedException($"A query parameter has the type {type}, which {nameof(QueryParameterMiddleware)} does not check.");
}
