using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Access;
using Concierge.Calls.Limits;
using Concierge.Server.Security;
using Concierge.Storage.Engines;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>Keys of persons: each acts as its person, and sees only what belongs to them.</summary>
[Trait("Category", "Server")]
public sealed class PersonalKeysApiTests
{
    [Fact]
    public async Task PersonalKey_Calls_AreThePersonsOwn()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await CreateClientAsync(host, "ann");
        using var bob = await CreateClientAsync(host, "bob");
        using var placed = await ann.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        ((int)placed.StatusCode).ShouldBe(202);
        var callId = (await placed.Content.ReadFromJsonAsync<JsonObject>())!["call_id"]!.GetValue<string>();

        (await CountCallsAsync(ann), await CountCallsAsync(bob), await CountCallsAsync(host.Api)).ShouldBe((1, 0, 1));
        (await ann.GetAsync($"/calls/{callId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Api.GetAsync($"/calls/{callId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in new[] { "", "/status", "/events" })
        {
            (await CodeAsync(await bob.GetAsync($"/calls/{callId}{path}"))).ShouldBe((404, "call.not_found"), path);
        }

        (await CodeAsync(await bob.PostAsync($"/calls/{callId}/hangup", content: null))).ShouldBe((404, "call.not_found"));
        (await CodeAsync(await bob.PostAsync($"/calls/{callId}/answer", ServerTestHost.Json("""{"answer":"yes"}""")))).ShouldBe((404, "call.not_found"));
    }

    [Fact]
    public async Task PersonalKey_Bookings_AreThePersonsOwn()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await CreateClientAsync(host, "ann");
        using var bob = await CreateClientAsync(host, "bob");
        var booking = TestRows.Booking("abcdef", LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30));
        booking.OwnedBy = CurrentUser.GetOwnerId("ann");
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                context.Add(booking);
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);

        (await ann.GetFromJsonAsync<JsonElement>("/reservations")).GetArrayLength().ShouldBe(1);
        (await bob.GetFromJsonAsync<JsonElement>("/reservations")).GetArrayLength().ShouldBe(0);
        (await host.Api.GetFromJsonAsync<JsonElement>("/reservations")).GetArrayLength().ShouldBe(1);
        (await CodeAsync(await bob.GetAsync("/reservations/abcdef"))).ShouldBe((404, "reservation.not_found"));
        (await CodeAsync(await bob.PostAsync("/reservations/abcdef/cancel", content: null))).ShouldBe((404, "reservation.not_found"));
    }

    [Fact]
    public async Task PersonalKey_Limits_CountForThePerson()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerHour = 1 } });
        using var ann = await CreateClientAsync(host, "ann");
        using var bob = await CreateClientAsync(host, "bob");
        using var first = await ann.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        ((int)first.StatusCode).ShouldBe(202);

        (await CodeAsync(await ann.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking)))).ShouldBe((429, "limit.hour"));
        using var other = await bob.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        ((int)other.StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task PersonalKey_OwnLimits_ReplaceThoseOfTheSettings()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerHour = 1, CallsPerDay = 9 } });
        using var ann = await CreateClientAsync(host, "ann", callsPerHour: 2, callsPerDay: 3);
        using var first = await ann.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        ((int)first.StatusCode).ShouldBe(202);

        using var planned = await ann.PostAsync("/plans", ServerTestHost.Json(ServerTestHost.Booking));
        var limits = (await planned.Content.ReadFromJsonAsync<JsonObject>())!["limits"]!.AsArray()
            .ToDictionary(limit => limit!["name"]!.GetValue<string>(), limit => (limit!["used"]!.GetValue<int>(), limit["max"]!.GetValue<int>()), StringComparer.Ordinal);
        (limits["hour"], limits["day"]).ShouldBe(((1, 2), (1, 3)));
        using var second = await ann.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        ((int)second.StatusCode).ShouldBe(202);
        using var refused = await ann.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        var refusal = await refused.Content.ReadAsStringAsync();
        ((int)refused.StatusCode).ShouldBe(429);
        JsonNode.Parse(refusal)!["code"]!.GetValue<string>().ShouldBe("limit.hour");
        refusal.ShouldContain("limit of 2 calls per hour");
        refusal.ShouldNotContain("CALLS_PER_HOUR", customMessage: "her limit is not that of the settings");

        // An administrator that acts for her has her limits.
        using var forAnn = new HttpRequestMessage(HttpMethod.Post, "/calls") { Content = ServerTestHost.Json(ServerTestHost.Booking) };
        forAnn.Headers.Add("X-Concierge-User", "ann");
        (await CodeAsync(await host.Api.SendAsync(forAnn))).ShouldBe((429, "limit.hour"));
    }

    [Fact]
    public async Task UserHeader_IsAcceptedFromAdministratorsOnly()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await CreateClientAsync(host, "ann");
        using var admin = await CreateClientAsync(host, "eve", isAdmin: true);

        (await SendAsync(ann, "bob")).ShouldBe((403, "api.not_admin"));
        (await SendAsync(ann, "ann")).ShouldBe((200, null));
        (await SendAsync(admin, "bob")).ShouldBe((200, null));
    }

    [Fact]
    public async Task RevokedKey_IsRefused()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: clock);
        using var ann = await CreateClientAsync(host, "ann");
        (await ann.GetAsync("/calls")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var store = host.App.Services.GetRequiredService<IPersonalKeyStore>();
        (await store.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().LastUsedOn.ShouldNotBeNull();

        await store.RevokeAsync("ann", clock.GetUtcNow(), CancellationToken.None);
        clock.Advance(PersonalKeyRegistry.Freshness);

        (await CodeAsync(await ann.GetAsync("/calls"))).ShouldBe((401, "api.unauthorized"));
    }

    [Fact]
    public async Task Sessions_OfTheSameId_AreNotShared()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await CreateClientAsync(host, "ann");
        using var bob = await CreateClientAsync(host, "bob");
        await ann.PostAsync("/plans", ServerTestHost.Json("""{"text":"Book a table at Luigi's tomorrow at 7pm","session_id":"s1"}"""));

        using var asked = await bob.PostAsync("/plans", ServerTestHost.Json("""{"text":"4 people","session_id":"s1"}"""));

        (await asked.Content.ReadFromJsonAsync<JsonObject>())!["status"]!.GetValue<string>().ShouldBe("incomplete");
    }

    private static async Task<HttpClient> CreateClientAsync(
        ServerTestHost host, string name, bool isAdmin = false, int? callsPerHour = null, int? callsPerDay = null)
    {
        var secret = KeyGenerator.Create();
        var key = new PersonalKey(KeyGenerator.CreateId(), name, isAdmin, TimeProvider.System.GetUtcNow())
        {
            CallsPerHour = callsPerHour,
            CallsPerDay = callsPerDay,
        };
        await host.App.Services.GetRequiredService<IPersonalKeyStore>().AddAsync(key, KeyGenerator.ComputeHash(secret), CancellationToken.None);
        var client = new HttpClient { BaseAddress = host.Api.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    private static async Task<int> CountCallsAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/calls")).GetArrayLength();

    private static async Task<(int Status, string? Code)> SendAsync(HttpClient client, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/calls");
        request.Headers.Add("X-Concierge-User", user);
        return await CodeAsync(await client.SendAsync(request));
    }

    private static async Task<(int Status, string? Code)> CodeAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return answer.IsSuccessStatusCode
                ? ((int)answer.StatusCode, null)
                : ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }
}
