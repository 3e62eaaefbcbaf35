using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Calls.Plans;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>Plans in the HTTP API: what a call would do, before anybody is called.</summary>
[Trait("Category", "Server")]
public sealed class PlansApiTests
{
    private const string Words = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm, by the window, 8pm is fine too"}""";

    [Theory]
    [InlineData("""{"text":"Book a table at Luigi's for 4 tomorrow at 7pm","party_size":6}""")]
    [InlineData("""{"text":"5 people","reservation_id":"abcdef","party_size":6}""")]
    public async Task PostPlans_TextAndFields_AreRefused(string body)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/plans", ServerTestHost.Json(body));

        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("plan.with_fields");
    }

    [Fact]
    public async Task PostPlans_Words_TellEverythingAndCallNobody()
    {
        await using var host = await ServerTestHost.StartAsync();

        var plan = await PlanAsync(host, Words);

        plan["status"]!.GetValue<string>().ShouldBe("ready");
        plan["restaurant"]!["name"]!.GetValue<string>().ShouldBe("Luigi's");
        plan["restaurant"]!["phone_number"]!.GetValue<string>().ShouldBe(TestSettings.RestaurantPhone);
        (plan["party_size"]!.GetValue<int>(), plan["time"]!.GetValue<string>(), plan["customer_name"]!.GetValue<string>()).ShouldBe((4, "19:00", "John"));
        plan["special_requests"]!.GetValue<string>().ShouldContain("window");
        plan["concessions"]!["latest_time"]!.GetValue<string>().ShouldBe("20:00");
        plan["language"]!.GetValue<string>().ShouldBe("en");
        plan["opening"]!["open_now"]!.GetValue<string>().ShouldBe("unknown");
        plan["limits"]!.AsArray().Select(limit => limit!["name"]!.GetValue<string>()).ShouldBe(["restaurant", "day", "hour", "server"], ignoreOrder: true);
        plan["cost"]!["amount"]!.GetValue<decimal>().ShouldBeGreaterThan(0);
        plan["cost"]!["prices_of"]!.GetValue<string>().ShouldMatch(@"^\d{4}-\d\d-\d\d$");
        plan["problems"]!.AsArray().ShouldBeEmpty();
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostCalls_Plan_CallsOnceForWhatWasPlanned()
    {
        await using var host = await ServerTestHost.StartAsync();
        var plan = await PlanAsync(host, Words);
        var body = $$"""{"plan_id":"{{plan["plan_id"]}}"}""";

        using var placed = await host.Api.PostAsync("/calls", ServerTestHost.Json(body));
        using var again = await host.Api.PostAsync("/calls", ServerTestHost.Json(body));

        ((int)placed.StatusCode).ShouldBe(202);
        var callId = (await placed.Content.ReadFromJsonAsync<JsonObject>())!["call_id"]!.GetValue<string>();
        var call = await host.Api.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        (call.GetProperty("party_size").GetInt32(), call.GetProperty("time").GetString()).ShouldBe((4, "19:00"));
        (await ProblemAsync(again)).ShouldBe((409, "plan.used"));
        var used = await GetAsync(host, plan);
        (used["status"]!.GetValue<string>(), used["call_id"]!.GetValue<string>()).ShouldBe(("used", callId));
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    [Fact]
    public async Task PostPlans_OtherFields_CorrectAPlan()
    {
        await using var host = await ServerTestHost.StartAsync();
        var plan = await PlanAsync(host, Words);

        var corrected = await PlanAsync(host, $$"""{"plan_id":"{{plan["plan_id"]}}","party_size":5,"special_requests":""}""");

        corrected["plan_id"]!.GetValue<string>().ShouldNotBe(plan["plan_id"]!.GetValue<string>());
        (corrected["party_size"]!.GetValue<int>(), corrected["time"]!.GetValue<string>()).ShouldBe((5, "19:00"));
        corrected["special_requests"].ShouldBeNull();
        corrected["concessions"]!["latest_time"]!.GetValue<string>().ShouldBe("20:00");
    }

    [Fact]
    public async Task PostPlans_MissingFields_AreAskedForAsQuestions()
    {
        await using var host = await ServerTestHost.StartAsync();

        var incomplete = await PlanAsync(host, """{"restaurant_name":"Luigi's","time":"7pm"}""");

        incomplete["status"]!.GetValue<string>().ShouldBe("incomplete");
        incomplete["plan_id"].ShouldBeNull();
        incomplete["questions"]!.AsArray().Select(question => question!["field"]!.GetValue<string>()).ShouldBe(["party_size", "date"]);
    }

    [Fact]
    public async Task PostPlans_WordsWithMissingDetails_ContinueInTheSession()
    {
        await using var host = await ServerTestHost.StartAsync();
        var asked = await PlanAsync(host, """{"text":"Book a table at Luigi's tomorrow at 7pm"}""");
        asked["status"]!.GetValue<string>().ShouldBe("incomplete");

        var plan = await PlanAsync(host, $$"""{"text":"4 people","session_id":"{{asked["session_id"]}}"}""");

        (plan["status"]!.GetValue<string>(), plan["party_size"]!.GetValue<int>()).ShouldBe(("ready", 4));
    }

    [Fact]
    public async Task PostPlans_WhatWouldRefuseACall_IsToldByTheSameCodes()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with
        {
            Limits = settings.Limits with { CallsPerHour = 1 },
            Twilio = settings.Twilio with { PublicDomain = null },
        });

        var plan = await PlanAsync(host, """{"restaurant_name":"Roma","phone_number":"+4930901820","party_size":2,"date":"tomorrow","time":"19:00"}""");

        plan["status"]!.GetValue<string>().ShouldBe("refused");
        plan["problems"]!.AsArray().Select(problem => problem!["code"]!.GetValue<string>()).ShouldBe(["public_domain.required", "phone.not_allowed"]);
        using var refused = await host.Api.PostAsync("/calls", ServerTestHost.Json($$"""{"plan_id":"{{plan["plan_id"]}}"}"""));
        (await ProblemAsync(refused)).ShouldBe((503, "public_domain.required"));
        (await GetAsync(host, plan))["status"]!.GetValue<string>().ShouldBe("refused");
    }

    [Fact]
    public async Task PostPlans_UsedLimit_IsCounted()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerHour = 1 } });
        await host.CallAsync();

        var plan = await PlanAsync(host, Words);

        var hour = plan["limits"]!.AsArray().Single(limit => limit!["name"]!.GetValue<string>() == "hour")!;
        (hour["used"]!.GetValue<int>(), hour["max"]!.GetValue<int>()).ShouldBe((1, 1));
        plan["problems"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("limit.hour");
    }

    [Fact]
    public async Task PostCalls_ExpiredPlan_IsRefused()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: clock);
        var plan = await PlanAsync(host, Words);
        clock.Advance(CallPlan.Lifetime);

        using var refused = await host.Api.PostAsync("/calls", ServerTestHost.Json($$"""{"plan_id":"{{plan["plan_id"]}}"}"""));

        (await ProblemAsync(refused)).ShouldBe((409, "plan.expired"));
        (await GetAsync(host, plan))["status"]!.GetValue<string>().ShouldBe("expired");
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostCalls_ForeignPlan_IsNotFound()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var planning = new HttpRequestMessage(HttpMethod.Post, "/plans") { Content = ServerTestHost.Json(Words) };
        planning.Headers.Add("X-Concierge-User", "ann");
        using var planned = await host.Api.SendAsync(planning);
        var plan = (await planned.Content.ReadFromJsonAsync<JsonObject>())!;
        using var placing = new HttpRequestMessage(HttpMethod.Post, "/calls") { Content = ServerTestHost.Json($$"""{"plan_id":"{{plan["plan_id"]}}"}""") };
        placing.Headers.Add("X-Concierge-User", "bob");

        using var refused = await host.Api.SendAsync(placing);

        (await ProblemAsync(refused)).ShouldBe((404, "plan.not_found"));
    }

    [Theory]
    [InlineData("""{"plan_id":"0000000000000000"}""", 404, "plan.not_found")]
    [InlineData("""{"plan_id":"../1"}""", 404, "plan.not_found")]
    [InlineData("""{"plan_id":"0000000000000000","party_size":3}""", 422, "plan.with_fields")]
    public async Task PostCalls_InvalidPlan_IsRefused(string body, int status, string code)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var refused = await host.Api.PostAsync("/calls", ServerTestHost.Json(body));

        (await ProblemAsync(refused)).ShouldBe((status, code));
    }

    [Fact]
    public async Task PostRequests_PlanMode_AnswersWithThePlanAndItsCallIsFollowed()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var planned = await host.Api.PostAsync(
            "/requests", ServerTestHost.Json("""{"text":"Book a table at Luigi's for 4 tomorrow at 7pm","mode":"plan"}"""));
        var answer = (await planned.Content.ReadFromJsonAsync<JsonObject>())!;
        host.TwilioServer.Requests.ShouldBeEmpty();

        using var placing = new HttpRequestMessage(HttpMethod.Post, "/requests")
        {
            Content = ServerTestHost.Json($$"""{"plan_id":"{{answer["plan"]!["plan_id"]}}","session_id":"{{answer["session_id"]}}"}"""),
        };
        placing.Headers.Add("Accept", "text/event-stream");
        var following = host.Api.SendAsync(placing);
        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsCreate), "the call");
        var calls = await host.Api.GetFromJsonAsync<JsonElement>("/calls");
        await host.ReportAsync(calls[0].GetProperty("call_id").GetString()!, "busy");
        using var followed = await following;
        var events = ServerSentEvents.Read(await followed.Content.ReadAsStringAsync());

        events.Select(one => one.Name).ShouldContain("call_started");
        events[^1].Name.ShouldBe("answer");
        events[^1].Data.GetRawText().ShouldContain("busy");
    }

    [Fact]
    public async Task PlanRow_GuestsText_IsEncrypted()
    {
        await using var host = await ServerTestHost.StartAsync();

        await PlanAsync(host, """{"restaurant_name":"Luigi's","party_size":2,"date":"tomorrow","time":"19:00","customer_name":"Xaverius","special_requests":"by the fireplace"}""");

        var options = (Concierge.Options.DatabaseLocation)host.App.Services.GetService(typeof(Concierge.Options.DatabaseLocation))!;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(options.File!)!))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            text.ShouldNotContain("Xaverius");
            text.ShouldNotContain("fireplace");
        }
    }

    private static async Task<JsonObject> PlanAsync(ServerTestHost host, string body)
    {
        using var answer = await host.Api.PostAsync("/plans", ServerTestHost.Json(body));
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private static async Task<JsonObject> GetAsync(ServerTestHost host, JsonObject plan) =>
        (await host.Api.GetFromJsonAsync<JsonObject>($"/plans/{plan["plan_id"]}"))!;

    private static async Task<(int Status, string? Code)> ProblemAsync(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
}
