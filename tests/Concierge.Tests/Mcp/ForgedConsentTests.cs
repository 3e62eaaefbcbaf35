using System.Text.Json.Nodes;
using Concierge.Tests.Server;

namespace Concierge.Tests.Mcp;

/// <summary>A client that makes the guest's yes up gets nowhere: the requests are written by hand.</summary>
[Trait("Category", "Server")]
public sealed class ForgedConsentTests
{
    private static readonly JsonObject Yes = new() { ["consent"] = new JsonObject { ["action"] = "accept", ["content"] = new JsonObject { ["agreed"] = true } } };

    [Fact]
    public async Task Yes_WithoutAQuestion_IsAskedFor()
    {
        await using var host = await ServerTestHost.StartAsync();

        var result = await PlaceAsync(host, await PlanAsync(host), state: null, Yes);

        result["resultType"]!.GetValue<string>().ShouldBe("input_required");
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("made.up")]
    [InlineData("")]
    [InlineData("eyJUb29sIjoicGxhY2VfY2FsbCJ9.AAAA")]
    public async Task Yes_WithAStateThatIsMadeUp_IsRefused(string state)
    {
        await using var host = await ServerTestHost.StartAsync();

        var result = await PlaceAsync(host, await PlanAsync(host), state, Yes);

        ReadCode(result).ShouldBe("mcp.consent_invalid");
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Yes_ToAnotherPlan_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var asked = await PlaceAsync(host, await PlanAsync(host), state: null, answers: null);
        var state = asked["requestState"]!.GetValue<string>();

        var result = await PlaceAsync(host, await PlanAsync(host), state, Yes);

        ReadCode(result).ShouldBe("mcp.consent_invalid");
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Yes_ChangedInTheState_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var plan = await PlanAsync(host);
        var parts = (await PlaceAsync(host, plan, state: null, answers: null))["requestState"]!.GetValue<string>().Split('.');
        var changed = $"{parts[0][..^4]}AAAA.{parts[1]}";

        ReadCode(await PlaceAsync(host, plan, changed, Yes)).ShouldBe("mcp.consent_invalid");
    }

    [Fact]
    public async Task Yes_OfAnotherPerson_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var plan = await PlanAsync(host);
        var state = (await PlaceAsync(host, plan, state: null, answers: null))["requestState"]!.GetValue<string>();

        // The operator may see Ann's plans, but what was asked in one name is not answered in another.
        ReadCode(await PlaceAsync(host, plan, state, Yes, user: "ann")).ShouldBe("mcp.consent_invalid");
    }

    [Fact]
    public async Task Yes_ToTheQuestion_Places()
    {
        await using var host = await ServerTestHost.StartAsync();
        var plan = await PlanAsync(host);
        var state = (await PlaceAsync(host, plan, state: null, answers: null))["requestState"]!.GetValue<string>();

        var result = await PlaceAsync(host, plan, state, Yes);

        result["structuredContent"]!["agreed_by"]!.GetValue<string>().ShouldBe("guest");
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    // Nothing is remembered between question and answer.
    [Fact]
    public async Task Yes_AtAnotherServerOfTheSameDatabase_Places()
    {
        var database = await MigratedDatabase.CreateAsync();
        await using var host = await ServerTestHost.StartAsync(database: database);
        await using var other = await ServerTestHost.StartAsync(database: database);
        var plan = await PlanAsync(host);
        var state = (await PlaceAsync(host, plan, state: null, answers: null))["requestState"]!.GetValue<string>();

        var result = await PlaceAsync(other, plan, state, Yes);

        result["structuredContent"]!["agreed_by"]!.GetValue<string>().ShouldBe("guest");
        other.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    private static async Task<string> PlanAsync(ServerTestHost host)
    {
        await using var client = await McpTestClient.ConnectAsync(host);
        return await client.PlanAsync();
    }

    private static string ReadCode(JsonObject result)
    {
        result["isError"]!.GetValue<bool>().ShouldBeTrue();
        return JsonNode.Parse(result["content"]![0]!["text"]!.GetValue<string>())!["code"]!.GetValue<string>();
    }

    // POST /mcp as protocol 2026-07-28 has it.
    private static async Task<JsonObject> PlaceAsync(ServerTestHost host, string plan, string? state, JsonObject? answers, string? user = null)
    {
        var parameters = new JsonObject
        {
            ["name"] = "place_call",
            ["arguments"] = new JsonObject { ["plan_id"] = plan },
            ["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "forger", ["version"] = "1" },
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject { ["elicitation"] = new JsonObject { ["form"] = new JsonObject() } },
            },
        };
        if (state is not null)
        {
            parameters["requestState"] = state;
        }

        if (answers is not null)
        {
            parameters["inputResponses"] = answers.DeepClone();
        }

        var body = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "tools/call", ["params"] = parameters };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = ServerTestHost.Json(body.ToJsonString()) };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", "place_call");
        if (user is not null)
        {
            request.Headers.Add("X-Concierge-User", user);
        }

        using var answer = await host.Api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var data = text.Split('\n').FirstOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal))?["data:".Length..] ?? text;
        return JsonNode.Parse(data)!["result"].ShouldNotBeNull(text).AsObject();
    }
}
