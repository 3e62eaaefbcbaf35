using System.Net;
using Concierge.Access;
using Concierge.Tests.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Mcp;

/// <summary>The API's keys hold for assistants.</summary>
[Trait("Category", "Server")]
public sealed class McpKeyTests
{
    [Fact]
    public async Task WrongKey_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.AnonymousClient.PostAsync("/mcp", ServerTestHost.Json("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("api.unauthorized");
        var refused = await Should.ThrowAsync<HttpRequestException>(() => McpTestClient.ConnectAsync(host, key: "ck_another_key_of_nobody"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task LargeBody_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = ServerTestHost.Json($$"""{"jsonrpc":"2.0","id":1,"method":"{{new string('x', 70_000)}}"}""") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");

        using var answer = await host.Api.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("http.413");
        host.Logs.Lines.Where(line => line.StartsWith("Error ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WrongKey_OverStdio_IsToldByEachTool()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, McpTransport.Stdio, key: "ck_another_key_of_nobody");

        (await client.CallRefusedAsync("list_bookings", new { })).ShouldBe("api.unauthorized");
    }

    [Theory]
    [InlineData(McpTransport.Http)]
    [InlineData(McpTransport.HttpSession)]
    [InlineData(McpTransport.Stdio)]
    public async Task TwoKeys_SeeTheirOwnOnly(McpTransport transport)
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var ann = await McpTestClient.ConnectAsync(host, transport, ScriptedGuest.Agreeing, await CreateKeyAsync(host, "ann"));
        await using var bob = await McpTestClient.ConnectAsync(host, transport, ScriptedGuest.Agreeing, await CreateKeyAsync(host, "bob"));
        var plan = new { plan_id = await ann.PlanAsync() };

        (await bob.CallRefusedAsync("place_call", plan)).ShouldBe("plan.not_found");
        var call = new { call_id = (await ann.CallAsync("place_call", plan)).GetProperty("call_id").GetString() };
        (await bob.CallRefusedAsync("wait_for_call", call)).ShouldBe("call.not_found");
        (await bob.CallRefusedAsync("hang_up", call)).ShouldBe("call.not_found");

        (await bob.CallAsync("list_calls", new { })).GetProperty("calls").GetArrayLength().ShouldBe(0);
        (await ann.CallAsync("list_calls", new { })).GetProperty("calls").GetArrayLength().ShouldBe(1);
        (await ann.CallAsync("hang_up", call)).GetProperty("is_ended").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Session_OfAnotherKey_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        var ann = await CreateKeyAsync(host, "ann");
        using var begun = await SendAsync(
            host,
            ann,
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""");
        var session = begun.Headers.GetValues("Mcp-Session-Id").ShouldHaveSingleItem();
        const string List = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";

        using var own = await SendAsync(host, ann, List, session);
        using var others = await SendAsync(host, await CreateKeyAsync(host, "bob"), List, session);

        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)others.StatusCode).ShouldBeInRange(400, 499);
        (await others.Content.ReadAsStringAsync()).ShouldNotContain("plan_call");
    }

    [Theory]
    [InlineData("http://evil.example", 403)]
    [InlineData("https://concierge.example.com.evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:6274", 200)]
    [InlineData("http://[::1]:6274", 200)]
    [InlineData("https://concierge.example.com", 200)]
    public async Task WebPage_OfAnotherHost_IsRefused(string origin, int status)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await SendAsync(
            host,
            ServerTestHost.ApiKey,
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""",
            origin: origin);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).Contains("mcp.origin", StringComparison.Ordinal).ShouldBe(status == 403);
    }

    private static async Task<HttpResponseMessage> SendAsync(ServerTestHost host, string key, string body, string? session = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = ServerTestHost.Json(body) };
        request.Headers.Add("Authorization", $"Bearer {key}");
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", session);
        }

        return await host.AnonymousClient.SendAsync(request);
    }

    private static async Task<string> CreateKeyAsync(ServerTestHost host, string name)
    {
        var secret = KeyGenerator.Create();
        await host.App.Services.GetRequiredService<IPersonalKeyStore>().AddAsync(
            new PersonalKey(KeyGenerator.CreateId(), name, IsAdmin: false, TimeProvider.System.GetUtcNow()),
            KeyGenerator.ComputeHash(secret),
            CancellationToken.None);
        return secret;
    }
}
