using System.Net;
using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>The answer to a webhook without Twilio's signature: of the shape of every other error, and the same words for everybody.</summary>
internal static class OpaqueRefusal
{
    public static async Task CheckAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(text);
        var told = problem.RootElement.EnumerateObject().Where(field => field.Name != "trace_id").ToDictionary(field => field.Name, field => field.Value.ToString());
        told.ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["type"] = "urn:concierge:error:http.403",
                ["title"] = "The request is refused.",
                ["status"] = "403",
                ["code"] = "http.403",
            },
            ignoreOrder: true);
    }
}
