using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Builder;

namespace Concierge.Server.Security;

/// <summary>Reads the user of a request from a header. A client that serves several users names them, so that the call limits count per user.</summary>
internal static class UserHeaderMiddleware
{
    /// <summary>The header's name. The owner of the API key is responsible for the user names in it.</summary>
    public const string Name = "X-Concierge-User";

    /// <summary>Sets the current user from the header for the rest of the request.</summary>
    /// <exception cref="ConciergeException">The header is not a valid user name (<c>request.user</c>).</exception>
    public static IApplicationBuilder UseUserHeader(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers[Name].ToString() is { Length: > 0 } user && context.User.Identity?.IsAuthenticated == true)
        {
            context.Items[ConciergeExceptionHandler.UserItem] = CurrentUser.IsValidName(user) ? user : null;
            CurrentUser.SetName(CurrentUser.IsValidName(user) ? user : throw new ConciergeException(new(
                "request.user", $"The header {Name} is not a valid user name.", $"Use 1 to {CurrentUser.MaxNameLength} letters, digits and . _ @ -.")));
        }

        return next(context);
    });
}
