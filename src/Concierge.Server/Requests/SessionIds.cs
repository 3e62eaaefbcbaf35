using Concierge.Contracts;

namespace Concierge.Server.Requests;

/// <summary>Checks the ids of sessions, which clients may choose.</summary>
internal static class SessionIds
{
    private const int MaxLength = 100;

    /// <summary>Returns the id of a request's session, or a new one.</summary>
    /// <exception cref="ConciergeException">The id has an invalid format (<c>request.session_id</c>).</exception>
    public static string Check(string? sessionId)
    {
        if (string.IsNullOrWhiteSpace(sessionId))
        {
            return Guid.NewGuid().ToString("N");
        }

        return sessionId.Length <= MaxLength && sessionId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? sessionId
            : throw new ConciergeException(new(
                "request.session_id",
                "The session_id has an invalid format.",
                $"Use at most {MaxLength} letters, digits, - and _."));
    }
}
