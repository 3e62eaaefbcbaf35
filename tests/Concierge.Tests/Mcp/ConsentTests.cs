using Concierge.Tests.Server;

namespace Concierge.Tests.Mcp;

/// <summary>Nobody is called without a person's yes.</summary>
[Trait("Category", "Server")]
public sealed class ConsentTests
{
    public static TheoryData<McpTransport> Transports => [McpTransport.Http, McpTransport.HttpSession, McpTransport.Stdio];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task PlaceCall_ClientThatCannotAsk_IsRefused(McpTransport transport)
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, transport);

        (await client.CallRefusedAsync("place_call", new { plan_id = await client.PlanAsync() })).ShouldBe("mcp.consent_required");

        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("decline", null, "mcp.consent_refused")]
    [InlineData("accept", false, "mcp.consent_refused")]
    [InlineData("accept", null, "mcp.consent_refused")]
    [InlineData("cancel", true, "mcp.consent_not_given")]
    public async Task PlaceCall_WithoutAYes_IsRefused(string action, bool? agrees, string code)
    {
        await using var host = await ServerTestHost.StartAsync();
        var guest = new ScriptedGuest(action, agrees);
        await using var client = await McpTestClient.ConnectAsync(host, guest: guest);

        (await client.CallRefusedAsync("place_call", new { plan_id = await client.PlanAsync() })).ShouldBe(code);

        guest.Asked.Count.ShouldBe(1);
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task PlaceCall_WithAYes_CallsOnce(McpTransport transport)
    {
        await using var host = await ServerTestHost.StartAsync();
        var guest = ScriptedGuest.Agreeing;
        await using var client = await McpTestClient.ConnectAsync(host, transport, guest);
        var plan = new { plan_id = await client.PlanAsync() };

        var placed = await client.CallAsync("place_call", plan);
        var again = await client.CallAsync("place_call", plan);

        placed.GetProperty("agreed_by").GetString().ShouldBe("guest");
        again.GetProperty("agreed_by").GetString().ShouldBe("earlier");
        again.GetProperty("call_id").GetString().ShouldBe(placed.GetProperty("call_id").GetString());
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);

        // The guest reads what they agree to.
        var question = guest.Asked.ShouldHaveSingleItem();
        question.Message.ShouldStartWith("Call “Luigi's” at +14155550142 to book a table for 4 people on ");
        question.Message.ShouldContain("at 7:00 PM, under the name “John”?");
        question.RequestedSchema.ShouldNotBeNull().Required.ShouldBe(["agreed"]);
    }

    [Fact]
    public async Task PlaceCall_RestaurantOfTheSetting_CallsWithoutAsking()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Mcp = new() { CallsWithoutAsking = [TestSettings.RestaurantPhone] } });
        await using var client = await McpTestClient.ConnectAsync(host);

        var placed = await client.CallAsync("place_call", new { plan_id = await client.PlanAsync() });

        placed.GetProperty("agreed_by").GetString().ShouldBe("setting");
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    [Fact]
    public async Task PlaceCall_AnotherRestaurantThanThatOfTheSetting_IsAskedAbout()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, McpTransport.Stdio, withoutAsking: "+14155550143");

        (await client.CallRefusedAsync("place_call", new { plan_id = await client.PlanAsync() })).ShouldBe("mcp.consent_required");
    }

    [Fact]
    public async Task PlaceCall_ThatTheRulesRefuse_AsksNobody()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Restaurants = new() { DemoName = "Luigi's" } });
        var guest = ScriptedGuest.Agreeing;
        await using var client = await McpTestClient.ConnectAsync(host, guest: guest);
        var plan = await client.CallAsync(
            "plan_call",
            new { restaurant_name = "Luigi's", phone_number = TestSettings.RestaurantPhone, party_size = 4, date = "tomorrow", time = "7pm" });
        plan.GetProperty("status").GetString().ShouldBe("refused");

        (await client.CallRefusedAsync("place_call", new { plan_id = plan.GetProperty("plan_id").GetString() })).ShouldBe("phone.not_allowed");

        guest.Asked.ShouldBeEmpty();
    }
}
