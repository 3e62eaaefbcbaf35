using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Http;

namespace Concierge.Server.Security;

/// <summary>403 with the same words for everybody: an unauthorized client does not learn what is wrong, nor whether a call exists.</summary>
internal sealed class OpaqueForbiddenResult : IResult
{
    private static readonly ConciergeError Error = new("http.403", "The request is refused.", "");

    public static OpaqueForbiddenResult Instance { get; } = new();

    public Task ExecuteAsync(HttpContext httpContext) => ProblemFactory.Create(Error).ExecuteAsync(httpContext);
}
