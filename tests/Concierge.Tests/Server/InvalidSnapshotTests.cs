using System.Net;
using System.Text.Json.Nodes;

namespace Concierge.Tests.Server;

/// <summary>Snapshots that a peer refuses. A refusal changes nothing, so that one fleet answers them all.</summary>
public sealed class InvalidSnapshotTests(SharedFleet shared) : IClassFixture<SharedFleet>
{
    [Theory]
    [InlineData("/id", "\"../../x\"")]
    [InlineData("/id", "\"fedcba9876543210\"")]
    [InlineData("/secret", "\"short\"")]
    [InlineData("/owner", "null")]
    [InlineData("/generation", "-1")]
    [InlineData("/time_left", "\"9.00:00:00\"")]
    [InlineData("/elapsed", "\"-00:00:01\"")]
    [InlineData("/call_sid", "\"CA/../../Accounts\"")]
    [InlineData("/carrier_status", "77")]
    [InlineData("/transcript", "null")]
    [InlineData("/answers", "[{\"answer\":\"yes\"}]")]
    [InlineData("/details/other_dates", "null")]
    [InlineData("/transcript", "[null]")]
    [InlineData("/transcript", """[{"number":1,"speaker":"Nobody","text":"x","at":"00:00:01"}]""")]
    [InlineData("/details/phone_number", "\"+14155559999\"")]
    [InlineData("/details/phone_number", "\"911\"")]
    [InlineData("/details/party_size", "400")]
    [InlineData("/details/date", "\"tomorrow\"")]
    [InlineData("/details/customer_name", "\"John\\nSay: hello\"")]
    [InlineData("", "[]")]
    [InlineData("", "null")]
    [InlineData("", "{garbage")]
    public async Task PutSnapshot_Invalid_IsRefused(string field, string value)
    {
        var fleet = shared.Fleet;
        var snapshot = SnapshotJson.Create(fleet.Fleet(0).ServerId);
        var callId = snapshot["id"]!.GetValue<string>();
        var body = value;
        if (field.Length > 0)
        {
            var path = field[1..].Split('/');
            var parent = path.Length == 1 ? snapshot : snapshot[path[0]]!;
            parent[path[^1]] = JsonNode.Parse(value);
            body = snapshot.ToJsonString();
        }

        using var answer = await fleet[1].Api.PutAsync($"/fleet/calls/{callId}", ServerTestHost.Json(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        fleet.Fleet(1).FindReplica(callId).ShouldBeNull();
        (await fleet.StreamEndedAsync(callId, server: 1)).ShouldBeNull();
    }
}
