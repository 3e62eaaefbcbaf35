using Concierge.Calls.Limits;
using Concierge.Contracts;
using Microsoft.AspNetCore.Builder;

namespace Concierge.Server.Security;

/// <summary>Whom a request is for: a program that serves several people names each of them, so that the limits of calls hold for each.</summary>
internal static class UserHeader
{
    /// <summary>The header. Whoever holds the API's key answers for the names in it.</summary>
    public const string Name = "X-Concierge-User";

    /// <summary>Takes the name from the header for what follows.</summary>
    /// <exception cref="ConciergeException"><c>request.user</c>: the header is no name.</exception>
    public static IApplicationBuilder UseUserHeader(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers[Name].ToString() is { Length: > 0 } user && context.User.Identity?.IsAuthenticated == true)
        {
            CallUser.Become(CallUser.IsName(user) ? user : throw new ConciergeException(new(
                "request.user", $"The header {Name} is no name of a user.", $"Use 1 to {CallUser.LongestName} letters, digits and . _ @ -.")));
        }

        return next(context);
    });
}
