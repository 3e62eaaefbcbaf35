using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Concierge.Storage.Bookings;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Tests.Server.Console;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>What is stored so that a request can be repeated for a day has no word of the call: a transcript is kept for an hour, in memory.</summary>
[Trait("Category", "Server")]
public sealed class StoredWordsTests
{
    private const string Words = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm under the name John"}""";

    // Both servers decrypt what one has stored.
    private static readonly byte[] DataKey = RandomNumberGenerator.GetBytes(32);

    // Of what the restaurant and the agent say in the scripted call.
    private static readonly string[] SpokenWords = ["all set", "note that", "goodbye"];

    [Fact]
    public async Task Request_in_words_with_a_key_is_stored_without_the_words_of_its_call()
    {
        await using var host = await ServerTestHost.StartAsync();
        var live = await AskAsync(host);

        var stored = await ReadStoredAsync(host);

        SpokenWords.ShouldAllBe(words => live.Contains(words, StringComparison.Ordinal), "the client reads them during the call");
        stored.ShouldContain(text => text.Contains("BK472", StringComparison.Ordinal), "the result is stored");
        foreach (var words in SpokenWords)
        {
            stored.ShouldAllBe(text => !text.Contains(words, StringComparison.OrdinalIgnoreCase), words);
        }
    }

    [Fact]
    public async Task Repetition_at_another_server_has_the_result_without_the_words()
    {
        var database = await MigratedDatabase.CreateAsync();
        await using var one = await StartAsync(database);
        await using var two = await StartAsync(database);
        var live = ServerSentEvents.Read(await AskAsync(one));

        using var response = await SendAsync(two, "/requests", Words, events: true);
        var again = ServerSentEvents.Read(await Until.DoneAsync(response.Content.ReadAsStringAsync()));

        again.Select(item => item.Id).ShouldBe(live.Where(item => !item.Data.ToString().Contains("\"type\":\"turn\"", StringComparison.Ordinal)).Select(item => item.Id));
        again.Count.ShouldBeLessThan(live.Count);
        var result = again[^1].Data.GetProperty("result");
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("transcript").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Messages_of_mcp_are_not_stored()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = ServerTestHost.Json(
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize",
                 "params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
                """),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "k1");
        request.Headers.Add("Accept", "application/json, text/event-stream");
        using var answer = await host.Api.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(200);

        (await host.App.Services.GetRequiredService<Database>().UseAsync(
            (context, token) => context.IdempotencyKeys.CountAsync(token), CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Events_in_memory_are_forgotten_an_hour_after_the_end()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var planned = await SendAsync(host, "/requests", """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm","mode":"plan"}""", events: true, key: null);
        var events = ServerSentEvents.Read(await Until.DoneAsync(planned.Content.ReadAsStringAsync()));
        var follow = $"/requests/{events[0].Id!.Split(':')[0]}/events";
        (await host.Api.GetAsync(follow).ReadCodeAsync()).Status.ShouldBe(200);

        // Nobody asks for anything meanwhile.
        time.Advance(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromMinutes(60));

        (await host.Api.GetAsync(follow).ReadCodeAsync()).ShouldBe((404, "request.not_known"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_with_a_key_is_stored_without_the_words_of_its_call(bool events)
    {
        var database = await MigratedDatabase.CreateAsync();
        await using var earlier = await StartAsync(database);
        await ScriptedCall.PlayAsync(earlier);
        await using var host = await StartAsync(database);
        var bookings = await host.Api.GetFromJsonAsync<JsonElement>("/reservations");
        var cancellation = $"/reservations/{bookings[0].GetProperty("id").GetString()}/cancel";
        Task<string>? reading = null;
        await ScriptedCall.PlayAsync(
            host,
            cancels: true,
            place: async () =>
            {
                reading = Task.Run(async () =>
                {
                    using var response = await SendAsync(host, cancellation, "{}", events);
                    return await response.Content.ReadAsStringAsync();
                });
                return await FindCallAsync(host, calls: 1);
            });

        var live = await Until.DoneAsync(reading!);
        List<string> stored = [];
        await Until.TrueAsync(() => (stored = ReadStoredAsync(host).GetAwaiter().GetResult()).Count > 0, "the stored answer");

        live.ShouldContain("all set");
        foreach (var words in SpokenWords)
        {
            stored.ShouldAllBe(text => !text.Contains(words, StringComparison.OrdinalIgnoreCase), words);
        }
    }

    private static Task<ServerTestHost> StartAsync(DatabaseLocation database) => ServerTestHost.StartAsync(
        settings => settings with { Storage = settings.Storage with { DataKey = DataKey } }, database: database);

    private static async Task<string> AskAsync(ServerTestHost host)
    {
        Task<string>? reading = null;
        await ScriptedCall.PlayAsync(host, place: async () =>
        {
            reading = Task.Run(async () =>
            {
                using var response = await SendAsync(host, "/requests", Words, events: true);
                return await response.Content.ReadAsStringAsync();
            });
            return await FindCallAsync(host, calls: 1);
        });
        return await Until.DoneAsync(reading!);
    }

    private static async Task<string> FindCallAsync(ServerTestHost host, int calls)
    {
        await Until.TrueAsync(() => host.TwilioServer.Requests.Count(request => request.IsCreate) == calls, "the call");
        var known = await host.Api.GetFromJsonAsync<JsonElement>("/calls");
        return known[0].GetProperty("call_id").GetString()!;
    }

    private static async Task<HttpResponseMessage> SendAsync(ServerTestHost host, string path, string body, bool events, string? key = "k1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = ServerTestHost.Json(body) };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (events)
        {
            request.Headers.Add("Accept", "text/event-stream");
        }

        return await host.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static Task<List<string>> ReadStoredAsync(ServerTestHost host)
    {
        var seal = host.App.Services.GetRequiredService<GuestTextCipher>();
        return host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                var events = await context.RequestEvents.AsNoTracking().Select(row => row.SealedData).ToListAsync(token);
                var answers = await context.IdempotencyKeys.AsNoTracking().Where(row => row.SealedAnswer != null).Select(row => row.SealedAnswer).ToListAsync(token);
                return events.Concat(answers).Select(text => seal.Decrypt(text)!).ToList();
            },
            CancellationToken.None);
    }
}
