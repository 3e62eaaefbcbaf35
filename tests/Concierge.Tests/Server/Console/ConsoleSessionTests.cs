using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Access;
using Concierge.Server;
using Concierge.Server.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server.Console;

/// <summary>Signing in with a browser: by a key or a one-time link, for a cookie that every server reads.</summary>
[Trait("Category", "Server")]
public sealed class ConsoleSessionTests
{
    [Fact]
    public async Task A_key_is_exchanged_for_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = host.Open();

        using var answer = await browser.PostAsync("/console/session", Key(ServerTestHost.ApiKey));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith(
            $"concierge_session_{host.AnonymousClient.BaseAddress!.Port}=", Case.Sensitive, "another server on this machine has a session of its own");
        cookie.Split("; ")[1..].ShouldBe(["path=/", "samesite=strict", "httponly"], ignoreOrder: true);
        cookie.ShouldNotContain(ServerTestHost.ApiKey);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        session.TryGetProperty("user", out _).ShouldBeFalse();
        session.GetProperty("name").GetString().ShouldBe("operator");
        session.GetProperty("admin").GetBoolean().ShouldBeTrue();
        session.GetProperty("rehearsal").GetBoolean().ShouldBeFalse();
        session.GetProperty("voices").EnumerateArray().Select(voice => voice.GetString()).ShouldBe(["openai"]);
        (await browser.GetSessionAsync()).GetRawText().ShouldBe(session.GetRawText());
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("https, http", true)]
    [InlineData("http", false)]
    [InlineData("http, https", false)]
    public async Task Behind_tls_the_cookie_is_only_sent_over_tls(string scheme, bool isSecure)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = host.Open();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);

        using var answer = await browser.PostAsync("/console/session", Key(ServerTestHost.ApiKey));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.Contains("; secure", StringComparison.Ordinal).ShouldBe(isSecure);
        cookie.StartsWith("__Host-concierge_session=", StringComparison.Ordinal).ShouldBe(isSecure);

        // A page of the same host without TLS can set a cookie of the other name, which counts for nothing here.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/calls");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("Cookie", ConsoleHost.RenameCookie(cookie.Split(';')[0], host.AnonymousClient.BaseAddress!.Port));
        (await host.AnonymousClient.SendAsync(request).ReadCodeAsync()).Status.ShouldBe(isSecure ? 401 : 200);
    }

    [Fact]
    public async Task With_the_cookie_every_operation_works_until_the_browser_signs_out()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignInAsync();

        (await browser.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking)).ReadCodeAsync()).Status.ShouldBe(202);
        (await browser.GetFromJsonAsync<JsonElement>("/calls")).GetArrayLength().ShouldBe(1);
        (await browser.DeleteAsync("/console/session").ReadCodeAsync()).Status.ShouldBe(204);

        (await browser.GetAsync("/calls").ReadCodeAsync()).ShouldBe((401, "api.unauthorized"));
        (await browser.GetAsync("/console/session").ReadCodeAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_refused_after_signing_out()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var first = host.Open();
        using var answer = await first.PostAsync("/console/session", Key(ServerTestHost.ApiKey));
        using var copy = new HttpClient { BaseAddress = host.AnonymousClient.BaseAddress };
        copy.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var other = await host.SignInAsync();
        (await copy.GetAsync("/calls").ReadCodeAsync()).Status.ShouldBe(200);

        (await first.DeleteAsync("/console/session").ReadCodeAsync()).Status.ShouldBe(204);

        (await copy.GetAsync("/calls").ReadCodeAsync()).ShouldBe((401, "session.required"));
        (await other.GetAsync("/calls").ReadCodeAsync()).Status.ShouldBe(200, "another session with the same key continues");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours()
    {
        var time = new SettableTimeProvider();
        await using var host = await ConsoleHost.StartAsync(time);
        using var browser = await host.SignInAsync();
        var end = (await browser.GetSessionAsync()).GetProperty("expires_at").GetDateTimeOffset();

        time.SetUtcNow(end - TimeSpan.FromMinutes(1));
        (await browser.GetAsync("/calls").ReadCodeAsync()).Status.ShouldBe(200);
        time.SetUtcNow(end);

        (await browser.GetAsync("/calls").ReadCodeAsync()).ShouldBe((401, "session.required"));
        (await browser.GetAsync("/console/session").ReadCodeAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task A_person_acts_as_that_person_until_the_key_is_revoked()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ConsoleHost.StartAsync(time);
        using var browser = await host.SignInAsync(await host.CreateKeyAsync("ann"));

        var session = await browser.GetSessionAsync();
        (session.GetProperty("user").GetString(), session.GetProperty("name").GetString(), session.GetProperty("admin").GetBoolean())
            .ShouldBe(("ann", "ann", false));
        await host.CallAsync();
        (await browser.GetFromJsonAsync<JsonElement>("/calls")).GetArrayLength().ShouldBe(0, "the call is the operator's");
        await host.App.Services.GetRequiredService<IPersonalKeyStore>().RevokeAsync("ann", time.GetUtcNow(), CancellationToken.None);
        time.Advance(PersonalKeyRegistry.Freshness);

        (await browser.GetAsync("/calls").ReadCodeAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_many_are_not_looked_at()
    {
        await using var host = await ConsoleHost.StartAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        using var browser = host.Open();
        for (var attempt = 0; attempt < WrongKeyThrottle.MaxWrongKeys; attempt++)
        {
            (await browser.PostAsync("/console/session", Key($"guess{attempt}")).ReadCodeAsync()).ShouldBe((401, "session.key"));
        }

        using (var refused = await browser.PostAsync("/console/session", Key(ServerTestHost.ApiKey)))
        {
            refused.Headers.RetryAfter!.Delta.ShouldBe(WrongKeyThrottle.Window);
        }

        (await browser.PostAsync("/console/session", Key(ServerTestHost.ApiKey)).ReadCodeAsync()).ShouldBe((429, "limit.api_keys"));
        (await host.Api.GetAsync("/calls").ReadCodeAsync()).ShouldBe((429, "limit.api_keys"), "guesses count for both");
    }

    [Fact]
    public async Task A_link_signs_the_operator_in_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        var token = ConciergeServer.CreateConsoleToken(host.App);
        using var browser = host.Open();
        using var other = host.Open();

        (await browser.PostAsync("/console/session", Link(token)).ReadCodeAsync()).Status.ShouldBe(200);

        (await browser.GetSessionAsync()).GetProperty("admin").GetBoolean().ShouldBeTrue();
        (await other.PostAsync("/console/session", Link(token)).ReadCodeAsync()).ShouldBe((401, "session.link"));
    }

    [Fact]
    public async Task A_link_can_be_used_for_ten_minutes()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ConsoleHost.StartAsync(time);
        var token = ConciergeServer.CreateConsoleToken(host.App);
        using var browser = host.Open();

        time.Advance(TimeSpan.FromMinutes(10));

        (await browser.PostAsync("/console/session", Link(token)).ReadCodeAsync()).ShouldBe((401, "session.link"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"key":"a","link":"b"}""")]
    public async Task Signing_in_takes_a_key_or_a_link(string body)
    {
        await using var host = await ConsoleHost.StartAsync();

        (await host.AnonymousClient.PostAsync("/console/session", ServerTestHost.Json(body)).ReadCodeAsync()).ShouldBe((422, "request.session"));
    }

    [Fact]
    public async Task Every_server_with_the_same_data_key_reads_the_cookie_and_no_other()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var second = await ConsoleHost.StartAsync();
        await using var stranger = await ConsoleHost.StartAsync(change: options => options with
        {
            Settings = options.Settings with { Storage = options.Settings.Storage with { DataKey = Enumerable.Repeat((byte)1, 32).ToArray() } },
        });
        var cookie = await GetCookieAsync(host);

        (await SendAsync(second, cookie)).ShouldBe((200, null));
        (await SendAsync(stranger, cookie)).ShouldBe((401, "session.required"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public async Task A_changed_cookie_is_no_session(int position)
    {
        await using var host = await ConsoleHost.StartAsync();
        var value = (await GetCookieAsync(host)).Split('=')[1];
        var index = position < 0 ? value.Length + position : position;
        var changed = $"{value[..index]}{(value[index] == 'A' ? 'Q' : 'A')}{value[(index + 1)..]}";

        (await SendAsync(host, $"={changed}")).ShouldBe((401, "session.required"));
        (await SendAsync(host, "=x")).ShouldBe((401, "session.required"));
    }

    private static StringContent Key(string key) => ServerTestHost.Json(JsonSerializer.Serialize(new { key }));

    private static StringContent Link(string link) => ServerTestHost.Json(JsonSerializer.Serialize(new { link }));

    private static async Task<string> GetCookieAsync(ServerTestHost host)
    {
        using var answer = await host.AnonymousClient.PostAsync("/console/session", Key(ServerTestHost.ApiKey));
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<(int Status, string? Code)> SendAsync(ServerTestHost host, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/reservations");
        request.Headers.Add("Cookie", ConsoleHost.RenameCookie(cookie, host.AnonymousClient.BaseAddress!.Port));
        return await host.AnonymousClient.SendAsync(request).ReadCodeAsync();
    }
}
