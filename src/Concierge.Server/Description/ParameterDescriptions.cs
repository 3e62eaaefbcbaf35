using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Concierge.Server.Description;

/// <summary>What the parameters of paths and queries mean.</summary>
internal static class ParameterDescriptions
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["all"] = "Whether past and cancelled bookings are included.",
        ["call_id"] = "The id of the call, as POST /calls answers it.",
        ["call_when_open"] = "Whether a restaurant that is closed now is called when it opens. Otherwise it is not called.",
        ["country"] = "The country of entries whose number has no country code: two letters such as DE.",
        ["cuisine"] = "A cuisine or a dish, such as italian or sushi.",
        ["from"] = "The first day, such as 2026-11-27.",
        ["id"] = "The id of the restaurant in the directory.",
        ["interrupted"] = "Whether only calls are listed whose server ended before their result was stored.",
        ["language"] = "The language that is spoken at entries that name none, such as de.",
        ["limit"] = "How many entries a page has.",
        ["max_price"] = "The highest price level, from 1 (cheap) to 4.",
        ["min_price"] = "The lowest price level, from 1 (cheap) to 4.",
        ["offset"] = "How many entries are left out before the page.",
        ["open_at"] = "A time at the restaurant at which it is open: 2026-11-27T19:00, or now.",
        ["outcome"] = "Only calls with this outcome.",
        ["place"] = "A town, a district or a postal code.",
        ["plan_id"] = "The id of the plan.",
        ["q"] = "A name, with typing errors allowed.",
        ["request_id"] = "The id of the request: GET /requests lists them, and the id of each event begins with it.",
        ["reservation_id"] = "The id of the booking, or its confirmation number.",
        ["restaurant"] = "A part of the restaurant's name.",
        ["status"] = "Only requests with this status.",
        ["time_zone"] = "The time zone of entries that have none: an IANA name such as Europe/Berlin.",
        ["to"] = "The last day, such as 2026-12-31.",
        ["webhook_id"] = "The id of the webhook.",
    };

    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["outcome"] = Names<Contracts.CallOutcome>(),
        ["status"] = Names<Contracts.RequestStatus>(),
    };

    /// <summary>Describes the parameters of an operation.</summary>
    public static void Add(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(one => one.In != ParameterLocation.Header))
        {
            parameter.Description ??= Texts.GetValueOrDefault(parameter.Name ?? "");
            if (Values.TryGetValue(parameter.Name ?? "", out var values) && parameter.Schema is OpenApiSchema schema)
            {
                schema.Enum = [.. values.Select(value => JsonValue.Create(value))];
            }
        }
    }

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
