using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// A checked request for the list of calls. Of the published parameters, those that narrow it by number, status and page; others are
/// refused, so that nobody relies on them here.
/// </summary>
/// <param name="To">The number called, or null for any.</param>
/// <param name="From">The caller's number, or null for any.</param>
/// <param name="Status">The status by its published name, or null for any.</param>
/// <param name="PageSize">Calls on a page, 1 to 1000.</param>
/// <param name="Page">The page, from 0.</param>
internal sealed record ListCallsQuery(string? To, string? From, string? Status, int PageSize, int Page)
{
    private const int UsualPageSize = 50;
    private const int MaxPageSize = 1000;

    private static readonly string[] Known = ["To", "From", "Status", "PageSize", "Page"];

    /// <exception cref="RestException">20001: a parameter is unknown or no number.</exception>
    public static ListCallsQuery Parse(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !Known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw CallFormReader.CreateInvalidParameter($"Unknown parameter {unknown}.");
        }

        return new ListCallsQuery(Text(query, "To"), Text(query, "From"), Text(query, "Status"), Whole(query, "PageSize", 1, MaxPageSize)
            ?? UsualPageSize, Whole(query, "Page", 0, int.MaxValue) ?? 0);
    }

    /// <summary>Whether a call belongs in the list.</summary>
    public bool Matches(TelephoneCall call) =>
        (To is null || call.To == To) && (From is null || call.From == From) && (Status is null || call.Status.ToTwilioName() == Status);

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out StringValues values) && values[0] is { Length: > 0 } text ? text : null;

    private static int? Whole(IQueryCollection query, string name, int least, int most)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw CallFormReader.CreateInvalidParameter($"Parameter {name} must be a whole number from {least} to {most}.");
    }
}
