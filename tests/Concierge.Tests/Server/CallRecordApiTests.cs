using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Concierge.Options;
using Concierge.Tests.Server.Console;

namespace Concierge.Tests.Server;

/// <summary>The record of a call remains when its words are gone, for its guest and for administrators.</summary>
[Trait("Category", "Server")]
public sealed class CallRecordApiTests
{
    private static readonly byte[] DataKey = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task Record_of_a_call_is_there_when_its_words_are_gone()
    {
        var database = await MigratedDatabase.CreateAsync();
        await using var one = await StartAsync(database);
        var (callId, _) = await ScriptedCall.PlayAsync(one);
        await using var later = await StartAsync(database);

        (await later.Api.GetAsync($"/calls/{callId}").ReadCodeAsync()).ShouldBe((404, "call.not_found"));
        var record = await later.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}/record");

        record.GetProperty("call_id").GetString().ShouldBe(callId);
        record.GetProperty("outcome").GetString().ShouldBe("confirmed");
        record.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
        record.TryGetProperty("transcript", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Record_of_another_persons_call_is_not_found()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/calls/{callId}/record");
        request.Headers.Add("X-Concierge-User", "ann");

        using var refused = await host.Api.SendAsync(request);

        ((int)refused.StatusCode).ShouldBe(404);
        (await host.Api.GetAsync("/calls/0123456789abcdef/record").ReadCodeAsync()).ShouldBe((404, "call.not_found"));
        (await host.AnonymousClient.GetAsync($"/calls/{callId}/record").ReadCodeAsync()).Status.ShouldBe(401);
    }

    private static Task<ServerTestHost> StartAsync(DatabaseLocation database) => ServerTestHost.StartAsync(
        settings => settings with { Storage = settings.Storage with { DataKey = DataKey } }, database: database);
}
