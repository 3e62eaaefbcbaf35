using Concierge.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Description;

/// <summary>Describes what an operation can answer.</summary>
internal static class EndpointDescriptionExtensions
{
    private const string ProblemType = "application/problem+json";

    /// <summary>Adds the error codes of an operation, and the statuses that they are sent with.</summary>
    /// <param name="route">The operation.</param>
    /// <param name="codes">The codes; <c>limit.*</c> stands for all that begin so.</param>
    public static RouteHandlerBuilder WithErrors(this RouteHandlerBuilder route, params string[] codes)
    {
        foreach (var status in codes.Select(ProblemFactory.GetStatusCode).Distinct())
        {
            route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), [ProblemType]));
        }

        return route.WithMetadata(new ErrorCodes(codes));
    }

    /// <summary>Describes the pages of a list.</summary>
    public static RouteHandlerBuilder WithPages(this RouteHandlerBuilder route) =>
        route.WithAnswerHeader(StatusCodes.Status200OK, "Link", "The next page: rel=\"next\". Absent on the last one.");

    /// <summary>Describes a header of the request.</summary>
    public static RouteHandlerBuilder WithRequestHeader(this RouteHandlerBuilder route, string name, string text) =>
        route.WithMetadata(new DescribedHeader(name, text, Status: null));

    /// <summary>Describes a header of the answer.</summary>
    public static RouteHandlerBuilder WithAnswerHeader(this RouteHandlerBuilder route, int status, string name, string text) =>
        route.WithMetadata(new DescribedHeader(name, text, status));
}
