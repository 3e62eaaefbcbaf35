using System.Globalization;
using System.Text.Json;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Writes a page of the list of calls as the REST API shows it.</summary>
internal static class CallListWriter
{
    /// <summary>One page.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="path">The list's own path.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="found">Every call that fits, the newest first.</param>
    public static void Write(Utf8JsonWriter json, string path, ListCallsQuery query, IReadOnlyList<TelephoneCall> found)
    {
        int start = Math.Min(query.Page * query.PageSize, found.Count);
        IReadOnlyList<TelephoneCall> page = [.. found.Skip(start).Take(query.PageSize)];
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
        json.WriteString("uri", Uri(path, query, query.Page));
        json.WriteString("first_page_uri", Uri(path, query, 0));
        json.WriteString("next_page_uri", start + page.Count < found.Count ? Uri(path, query, query.Page + 1) : null);
        json.WriteString("previous_page_uri", query.Page > 0 ? Uri(path, query, query.Page - 1) : null);
        json.WriteEndObject();
    }

    private static string Uri(string path, ListCallsQuery query, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}?PageSize={query.PageSize}&Page={page}");
}
