using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// A validated request for the list of calls. It supports the published parameters for number, status and page, and rejects all others, so
/// that no program relies on a filter that has no effect.
/// </summary>
/// <param name="To">The called number; null for any.</param>
/// <param name="From">The caller's number; null for any.</param>
/// <param name="Status">Twilio's name of the status; null for any.</param>
/// <param name="PageSize">Calls on a page, 1 to 1000.</param>
/// <param name="Page">The page, from 0.</param>
internal sealed record ListCallsQuery(string? To, string? From, string? Status, int PageSize, int Page)
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 1000;

    private static readonly string[] AllowedParameters = ["To", "From", "Status", "PageSize", "Page"];

    /// <exception cref="RestApiException">20001: a parameter is unknown, or is not a number in its range.</exception>
    public static ListCallsQuery Parse(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !AllowedParameters.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw CallFormReader.CreateInvalidParameter($"Unknown parameter {unknown}.");
        }

        return new ListCallsQuery(GetText(query, "To"), GetText(query, "From"), GetText(query, "Status"), GetInt32(query, "PageSize", 1, MaxPageSize)
            ?? DefaultPageSize, GetInt32(query, "Page", 0, int.MaxValue) ?? 0);
    }

    /// <summary>Whether a call matches the request.</summary>
    public bool Matches(TelephoneCall call) =>
        (To is null || call.To == To) && (From is null || call.From == From) && (Status is null || call.Status.ToTwilioName() == Status);

    private static string? GetText(IQueryCollection query, string name) =>
        query.TryGetValue(name, out StringValues values) && values[0] is { Length: > 0 } text ? text : null;

    private static int? GetInt32(IQueryCollection query, string name, int minimum, int maximum)
    {
        if (GetText(query, name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw CallFormReader.CreateInvalidParameter($"Parameter {name} must be a whole number from {minimum} to {maximum}.");
    }
}
