using Concierge.Access;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Builder;

namespace Concierge.Server.Security;

/// <summary>
/// Sets the user of a request: the person of the key, or the one whom an administrator's key names in a header. Limits count for the user, and calls,
/// plans and bookings belong to the user.
/// </summary>
internal static class UserHeaderMiddleware
{
    /// <summary>The header's name. The owner of the administrator's key is responsible for the user names in it.</summary>
    public const string Name = "X-Concierge-User";

    /// <summary>Sets the current user for the rest of the request.</summary>
    /// <exception cref="ConciergeException">
    /// The header is not a valid user name (<c>request.user</c>), or the key may not act for others (<c>api.not_admin</c>).
    /// </exception>
    public static IApplicationBuilder UseUserHeader(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true, Name: { } key })
        {
            var isAdmin = context.User.IsInRole(ApiKeyAuthenticationHandler.AdminRole);
            var person = key == ApiKeyAuthenticationHandler.OperatorName ? null : key;
            context.Items[ConciergeExceptionHandler.UserItem] = person;
            if (context.Request.Headers[Name].ToString() is { Length: > 0 } user && user != person)
            {
                person = isAdmin ? CheckName(user) : throw new ConciergeException(KeyErrors.MayNotActForOthers);
                context.Items[ConciergeExceptionHandler.UserItem] = person;
                isAdmin = false;
            }

            // Others may read a calendar: it has what is the operator's own, and not what the operator may see.
            var isCalendar = context.User.IsInRole(ApiKeyAuthenticationHandler.CalendarRole);
            CurrentUser.SetName(person, isCalendar ? Visibility.Own : isAdmin ? Visibility.All : null);
        }

        return next(context);
    });

    private static string CheckName(string user) => CurrentUser.IsValidName(user) ? user : throw new ConciergeException(new(
        "request.user", $"The header {Name} is not a valid user name.", $"Use 1 to {CurrentUser.MaxNameLength} letters, digits and . _ @ -."));
}
