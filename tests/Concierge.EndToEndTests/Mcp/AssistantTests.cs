using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Mcp;

/// <summary>The clients of the TypeScript SDK, in both versions of it and over both transports, against a server with the rehearsal's network.</summary>
public sealed class AssistantTests(AssistantFixture fixture) : IClassFixture<AssistantFixture>
{
    [SkippableTheory]
    [InlineData("v1", true)]
    [InlineData("v2", false)]
    public Task Assistant_FindsPlansAsksAndCalls(string version, bool overStdio) => FindPlanAskAndCallAsync(version, overStdio);

    [SkippableTheory]
    [Trait("Category", "Long")]
    [InlineData("v1", false)]
    [InlineData("v2", true)]
    public Task Assistant_OverTheOtherTransport_DoesTheSame(string version, bool overStdio) => FindPlanAskAndCallAsync(version, overStdio);

    [SkippableFact]
    public async Task AssistantThatCannotAsk_CallsNobody()
    {
        var (home, server) = await fixture.StartAsync();
        await using var assistant = await Assistant.StartAsync(home, server, "v1", overStdio: false);
        var plan = await assistant.CallAsync("plan_call", new { restaurant_name = "Luigi's", party_size = 4, date = "tomorrow", time = "19:00" });

        (await assistant.CallRefusedAsync("place_call", new { plan_id = plan.GetText("plan_id") })).ShouldBe("mcp.consent_required");

        (await fixture.CountCallsAsync()).ShouldBe(fixture.Placed);
    }

    private async Task FindPlanAskAndCallAsync(string version, bool overStdio)
    {
        var (home, server) = await fixture.StartAsync();
        await using var assistant = await Assistant.StartAsync(home, server, version, overStdio);

        (await assistant.ListToolsAsync(GuestAnswers.No)).Count.ShouldBe(10);
        var found = await assistant.CallAsync("find_restaurants", new { name = "luigis" });
        var restaurant = found.GetProperty("restaurants")[0];
        restaurant.GetProperty("name").GetText("text").ShouldBe("Luigi's");
        var plan = await assistant.CallAsync(
            "plan_call", new { phone_number = restaurant.GetText("phone_number"), party_size = 4, date = "tomorrow", time = "19:00" });
        plan.GetText("status").ShouldBe("ready", plan.ToString());
        var planned = new { plan_id = plan.GetText("plan_id") };

        (await assistant.CallRefusedAsync("place_call", planned, GuestAnswers.No)).ShouldBe("mcp.consent_refused");
        (await fixture.CountCallsAsync()).ShouldBe(fixture.Placed);
        var placed = await assistant.CallAsync("place_call", planned, GuestAnswers.Yes);
        fixture.Placed++;
        placed.GetText("agreed_by").ShouldBe("guest");
        assistant.Asked.Count.ShouldBe(2);
        assistant.Asked[1].ShouldStartWith("Call “Luigi's” at +14155550123 to book a table for 4 people on ");

        var call = new { call_id = placed.GetText("call_id") };
        (await assistant.CallAsync("hang_up", call)).GetText("call_id").ShouldBe(call.call_id);
        var followed = await assistant.FollowAsync(call.call_id!);
        followed.GetProperty("is_ended").GetBoolean().ShouldBeTrue();
        assistant.Progress.ShouldContain("The call has ended");
        var calls = (await assistant.CallAsync("list_calls", new { })).GetProperty("calls").EnumerateArray();
        calls.ShouldContain(listed => listed.GetText("call_id") == call.call_id);
        (await fixture.CountCallsAsync()).ShouldBe(fixture.Placed);
    }
}
