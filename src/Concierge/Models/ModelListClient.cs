using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Concierge.Models;

/// <summary>Reads <c>GET /models</c> of a server that speaks OpenAI's API.</summary>
/// <param name="http">Sends the request.</param>
internal sealed class ModelListClient(HttpClient http)
{
    /// <summary>Reads the models that a server offers.</summary>
    /// <param name="server">The base address of the server's API, without a trailing slash.</param>
    /// <param name="apiKey">The server's bearer key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// The shutdown date of each model by its name, <see langword="null"/> where the server tells none;
    /// <see langword="null"/> when the server has no such list.
    /// </returns>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public async Task<IReadOnlyDictionary<string, DateOnly?>?> ReadAsync(Uri server, string apiKey, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.AbsoluteUri.TrimEnd('/')}/models");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
        return ReadList(document.RootElement);
    }

    // {"object":"list","data":[{"id":"gpt-6-luna","object":"model","created":…,"owned_by":"system","shutdown_date":null}, …]}
    private static Dictionary<string, DateOnly?>? ReadList(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Object || !list.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        Dictionary<string, DateOnly?> models = new(StringComparer.Ordinal);
        foreach (var model in data.EnumerateArray())
        {
            if (ReadText(model, "id") is { } id)
            {
                models[id] = ReadDate(model);
            }
        }

        // An empty list tells nothing about a model.
        return models.Count == 0 ? null : models;
    }

    private static DateOnly? ReadDate(JsonElement model) =>
        DateOnly.TryParseExact(ReadText(model, "shutdown_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string? ReadText(JsonElement model, string name) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
