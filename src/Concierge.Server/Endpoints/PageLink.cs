using System.Globalization;
using Concierge.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Concierge.Server.Endpoints;

/// <summary>Takes a page of a list, and names the next one in the header Link (RFC 8288).</summary>
internal static class PageLink
{
    private const int MaxLimit = 500;

    // What a client reads of a list that grows for years.
    private const int DefaultLimit = 50;

    /// <summary>Checks the page that a request asks for.</summary>
    /// <returns>The size of the page, 50 by default, and its offset.</returns>
    /// <exception cref="ConciergeException">The limit or the offset is not valid (<c>request.parameter</c>).</exception>
    public static (int Limit, int Offset) Check(int? limit, int? offset) => limit is < 1 or > MaxLimit || offset < 0
        ? throw new ConciergeException(new(
            "request.parameter",
            $"The page is not valid: limit must be from 1 to {MaxLimit}, offset from 0.",
            "GET /openapi.json describes the request."))
        : (limit ?? DefaultLimit, offset ?? 0);

    /// <summary>Takes the page that a request asks for; without a limit, all from the offset on.</summary>
    /// <exception cref="ConciergeException">The limit or the offset is not valid (<c>request.parameter</c>).</exception>
    public static IReadOnlyList<T> Take<T>(IReadOnlyList<T> all, int? limit, int? offset, HttpRequest request)
    {
        var (_, start) = Check(limit, offset);
        List<T> page = [.. all.Skip(start).Take(limit ?? int.MaxValue)];
        AddNext(request, start + page.Count < all.Count ? start + page.Count : null);
        return page;
    }

    /// <summary>Adds the header for the next page.</summary>
    /// <param name="request">The request of this page.</param>
    /// <param name="offset">The offset of the next page; <see langword="null"/> if this is the last one.</param>
    public static void AddNext(HttpRequest request, int? offset)
    {
        if (offset is { } next)
        {
            var query = request.Query
                .Where(parameter => parameter.Key != "offset")
                .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value.ToString()))
                .Append(KeyValuePair.Create("offset", (string?)next.ToString(CultureInfo.InvariantCulture)));
            request.HttpContext.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(request.Path, query)}>; rel=\"next\"";
        }
    }
}
