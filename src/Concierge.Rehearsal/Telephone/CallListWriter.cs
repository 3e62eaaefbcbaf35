using System.Globalization;
using System.Text.Json;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Writes a page of the list of calls, as the REST API returns it.</summary>
internal static class CallListWriter
{
    /// <summary>Writes one page.</summary>
    /// <param name="json">Receives the page.</param>
    /// <param name="path">The path of the list.</param>
    /// <param name="query">The request.</param>
    /// <param name="matches">All calls that match the request, the newest first.</param>
    public static void Write(Utf8JsonWriter json, string path, ListCallsQuery query, IReadOnlyList<TelephoneCall> matches)
    {
        int start = Math.Min(query.Page * query.PageSize, matches.Count);
        IReadOnlyList<TelephoneCall> page = [.. matches.Skip(start).Take(query.PageSize)];
        json.WriteStartObject();
        json.WriteStartArray("calls");
        foreach (TelephoneCall call in page)
        {
            CallResourceWriter.Write(json, call);
        }

        json.WriteEndArray();
        json.WriteNumber("page", query.Page);
        json.WriteNumber("page_size", query.PageSize);
        json.WriteNumber("start", start);
        json.WriteNumber("end", Math.Max(start, start + page.Count - 1));
        json.WriteString("uri", FormatUri(path, query, query.Page));
        json.WriteString("first_page_uri", FormatUri(path, query, 0));
        json.WriteString("next_page_uri", start + page.Count < matches.Count ? FormatUri(path, query, query.Page + 1) : null);
        json.WriteString("previous_page_uri", query.Page > 0 ? FormatUri(path, query, query.Page - 1) : null);
        json.WriteEndObject();
    }

    private static string FormatUri(string path, ListCallsQuery query, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}?PageSize={query.PageSize}&Page={page}");
}
