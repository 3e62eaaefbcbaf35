using System.Net;
using System.Text.Json;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>Tests <c>GET /v1/models</c> of the simulated voice model.</summary>
public sealed class ModelListTests : VoiceModelTest
{
    [Theory]
    [InlineData("gpt-realtime-2.1", null)]
    [InlineData("gpt-realtime", "2027-01-20")]
    [InlineData("gpt-transcribe", null)]
    [InlineData("whisper-1", "2027-02-26")]
    public async Task Models_are_listed_with_their_shutdown_date(string model, string? shutdownDate)
    {
        Options = Options with { ApiKey = "sk-right" };
        await StartAsync();

        var (status, list) = await GetAsync("/v1/models", "sk-right");

        status.ShouldBe(HttpStatusCode.OK);
        list.GetProperty("object").GetString().ShouldBe("list");
        var listed = list.GetProperty("data").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == model);
        listed.GetProperty("object").GetString().ShouldBe("model");
        listed.GetProperty("shutdown_date").GetString().ShouldBe(shutdownDate);
        var (_, single) = await GetAsync($"/v1/models/{model}", "sk-right");
        single.GetRawText().ShouldBe(listed.GetRawText());
    }

    [Fact]
    public async Task An_unknown_model_is_not_found()
    {
        await StartAsync();

        var (status, body) = await GetAsync("/v1/models/gpt-5-mini", "sk-any");

        status.ShouldBe(HttpStatusCode.NotFound);
        body.GetProperty("error").GetProperty("code").GetString().ShouldBe("model_not_found");
    }

    [Fact]
    public async Task A_request_for_models_with_a_wrong_key_is_refused()
    {
        Options = Options with { ApiKey = "sk-right" };
        await StartAsync();

        (await GetAsync("/v1/models", "sk-wrong")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("/v1/models/gpt-realtime", "sk-wrong")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path, string key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(BaseAddress, path));
        request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone());
    }
}
