using System.Net;
using System.Net.Http.Headers;
using Concierge.Server.Security;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>An address that sends many wrong API keys is refused for a minute.</summary>
[Trait("Category", "Server")]
public sealed class WrongKeyTests
{
    [Fact]
    public async Task An_address_with_many_wrong_keys_is_refused_for_a_minute()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ServerTestHost.StartAsync(time: time);
        for (var attempt = 0; attempt < WrongKeyThrottle.MaxWrongKeys; attempt++)
        {
            (await StatusAsync(host, $"guess{attempt}", "203.0.113.7")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync(host, "another guess", "203.0.113.7")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(host, ServerTestHost.ApiKey, "203.0.113.7")).ShouldBe(HttpStatusCode.TooManyRequests, "or the throttle would not hinder guessing");
        (await StatusAsync(host, ServerTestHost.ApiKey, "198.51.100.1, 203.0.113.8")).ShouldBe(HttpStatusCode.OK, "another address");
        (await StatusAsync(host, ServerTestHost.ApiKey, forwardedFor: null)).ShouldBe(HttpStatusCode.OK, "this machine");

        time.Advance(WrongKeyThrottle.Window);
        (await StatusAsync(host, ServerTestHost.ApiKey, "203.0.113.7")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.0/24")]
    public async Task The_address_that_a_client_says_is_not_believed_without_a_proxy(string? proxies)
    {
        await using var host = await ServerTestHost.StartAsync(
            settings => settings with
            {
                Twilio = settings.Twilio with { PublicDomain = proxies is null ? null : settings.Twilio.PublicDomain },
                Server = settings.Server with { TrustedProxies = proxies is null ? null : [IPNetwork.Parse(proxies)] },
            },
            new FakeTimeProvider(DateTimeOffset.UtcNow));
        for (var attempt = 0; attempt < WrongKeyThrottle.MaxWrongKeys; attempt++)
        {
            (await StatusAsync(host, $"guess{attempt}", $"203.0.113.{attempt}")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync(host, "another guess", "203.0.113.99")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Behind_several_proxies_the_client_is_the_first_address_before_them()
    {
        await using var host = await ServerTestHost.StartAsync(
            settings => settings with
            {
                Server = settings.Server with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("192.0.2.0/24")] },
            },
            new FakeTimeProvider(DateTimeOffset.UtcNow));
        for (var attempt = 0; attempt < WrongKeyThrottle.MaxWrongKeys; attempt++)
        {
            (await StatusAsync(host, $"guess{attempt}", $"198.51.100.{attempt}, 203.0.113.7, 192.0.2.{attempt}")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync(host, "another guess", "203.0.113.7")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(host, ServerTestHost.ApiKey, "203.0.113.8, 192.0.2.1")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServerTestHost host, string key, string? forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/calls");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        using var answer = await host.AnonymousClient.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            answer.Headers.RetryAfter!.Delta.ShouldNotBeNull();
            (await answer.Content.ReadAsStringAsync()).ShouldContain("limit.api_keys");
        }

        return answer.StatusCode;
    }
}
