using System.Net;
using System.Security.Cryptography;
using System.Text;
using Concierge.Options;
using Concierge.Tests.Twilio;
using Concierge.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Requests that claim to come from Twilio: the signature decides, whatever else they contain.</summary>
[Trait("Category", "Server")]
public sealed class TwilioRequestTests
{
    [Theory]
    [InlineData("Agent.Example", "agent.example")]
    [InlineData("https://AGENT.example/", "agent.example")]
    [InlineData("agent.example.", "agent.example")]
    [InlineData("agent.example.:443", "agent.example")]
    [InlineData("agent.example:443", "agent.example")]
    [InlineData("https://agent.example:443/", "agent.example")]
    [InlineData("Agent.Example:8443", "agent.example:8443")]
    [InlineData("b\u00fccher.example", "xn--bcher-kva.example")]
    [InlineData("http://agent.example", null)]
    [InlineData("agent.example/path", null)]
    [InlineData("user@agent.example", null)]
    public void A_public_host_is_normalized(string text, string? host) => PublicHost.Normalize(text).ShouldBe(host);

    [Theory]
    [InlineData("Concierge.EXAMPLE.com")]
    [InlineData("concierge.example.com.")]
    [InlineData("concierge.example.com:443")]
    public async Task A_public_domain_with_capitals_a_dot_or_the_usual_port_accepts_what_Twilio_signs(string domain)
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Twilio = settings.Twilio with { PublicDomain = domain } });
        var callId = await host.CallAsync();

        using var answer = await host.TwilioAsync(HttpMethod.Get, $"/twiml?call_id={callId}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"wss://{TestSettings.PublicDomain}/media-stream/{callId}");
        var placed = host.TwilioServer.Requests.Single(request => request.IsCreate);
        placed.Field("Url").ShouldStartWith($"https://{TestSettings.PublicDomain}/twiml");
        placed.Field("StatusCallback").ShouldStartWith($"https://{TestSettings.PublicDomain}/twilio-status");
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("#rc=4&rp=all", HttpStatusCode.OK)]
    [InlineData("#rc=5", HttpStatusCode.Forbidden)]
    public async Task The_fragment_with_the_retries_may_be_signed_too(string fragment, HttpStatusCode expected)
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        var target = $"/twiml?call_id={callId}";
        var signature = TwilioSignature.Compute(TestSettings.AuthToken, $"https://{TestSettings.PublicDomain}{target}{fragment}", []);

        using var answer = await host.SignedAsync(HttpMethod.Get, target, signature);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task The_first_rejected_signature_of_a_call_is_logged_with_what_to_check()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        var signature = TwilioSignature.Compute("another token", $"https://{TestSettings.PublicDomain}/twiml?call_id={callId}", []);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var refused = await host.SignedAsync(HttpMethod.Get, $"/twiml?call_id={callId}", signature);
            using var stranger = await host.SignedAsync(HttpMethod.Get, "/twiml?call_id=0123456789abcdef", signature);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        var warning = host.Logs.Lines.Where(line => line.Contains("PUBLIC_DOMAIN", StringComparison.Ordinal)).ShouldHaveSingleItem();
        warning.ShouldStartWith("Warning");
        warning.ShouldContain(callId);
        warning.ShouldContain(TestSettings.PublicDomain);
        warning.ShouldContain("TWILIO_AUTH_TOKEN");
        warning.ShouldNotContain(TestSettings.AuthToken);
    }

    [Theory]
    [InlineData("fields", null)]
    [InlineData("fields", "AAAA")]
    [InlineData("key", null)]
    [InlineData("key", "AAAA")]
    [InlineData("null", "AAAA")]
    [InlineData("multipart", "AAAA")]
    [InlineData("large", null)]
    [InlineData("large", "AAAA")]
    public async Task A_hostile_form_of_a_stranger_is_refused_without_a_fault(string kind, string? signature)
    {
        await using var host = await ServerTestHost.StartAsync();
        foreach (var target in (string[])["/twilio-status?call_id=x", "/stream-ended?call_id=%00", "/twiml"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = HostileContent(kind) };

            // The server refuses a large body without reading it.
            request.Headers.ExpectContinue = true;
            if (signature is not null)
            {
                request.Headers.Add(TwilioSignature.HeaderName, signature);
            }

            using var answer = await host.AnonymousClient.SendAsync(request);

            await OpaqueRefusal.CheckAsync(answer);
        }

        host.Logs.Lines.ShouldNotContain(line => !line.StartsWith("Debug", StringComparison.Ordinal)
            && (line.StartsWith("Error", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_signed_form_may_have_any_number_of_fields_and_long_names()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        KeyValuePair<string, string>[] form =
        [
            .. Enumerable.Range(0, 1500).Select(number => KeyValuePair.Create($"Field{number}", "1")),
            new(new string('k', 2500), "1"),
            new("CallSid", FakeTwilio.CallSid),
            new("CallStatus", "ringing"),
        ];

        using var answer = await host.TwilioAsync(HttpMethod.Post, $"/twilio-status?call_id={callId}", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"carrier_status\":\"ringing\"");
    }

    [Fact]
    public async Task Fields_that_differ_in_case_are_distinct_and_repeated_ones_are_kept()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var answer = await host.TwilioAsync(
            HttpMethod.Post,
            $"/twilio-status?call_id={callId}",
            new("callsid", "CA9"),
            new("CallSid", FakeTwilio.CallSid),
            new("Tag", "b"),
            new("Tag", "a"),
            new("tag", "c"),
            new("CallStatus", "ringing"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"carrier_status\":\"ringing\"");
    }

    [Theory]
    [InlineData("{\"a\":1}", 204)]
    [InlineData("{\"a\":2}", 403)]
    public async Task The_hash_of_a_JSON_body_is_compared(string body, int status)
    {
        await using var host = await ServerTestHost.StartAsync();
        var hash = Convert.ToHexStringLower(SHA256.HashData("{\"a\":1}"u8));
        var target = $"/twilio-status?call_id=x&bodySHA256={hash}";
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(TestSettings.AuthToken, $"https://{TestSettings.PublicDomain}{target}", []));

        using var answer = await host.AnonymousClient.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task The_end_of_another_calls_stream_changes_nothing()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var answer = await host.TwilioAsync(
            HttpMethod.Post, $"/stream-ended?call_id={callId}", new("CallSid", "CA9"), new("CallStatus", "in-progress"));

        // Its own call would be told to connect again.
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<Hangup");
        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"status\":\"pending\"");
    }

    private static StringContent HostileContent(string kind)
    {
        var content = kind switch
        {
            "fields" => Form(string.Join('&', Enumerable.Range(0, 2000).Select(number => $"f{number}=1"))),
            "key" => Form($"{new string('k', 3000)}=1"),
            "null" => Form("a=%00&%00=%zz&%=%"),
            "multipart" => new StringContent("--x\r\nbroken", Encoding.UTF8, "text/plain"),
            _ => Form($"a={new string('x', 100_000)}"),
        };
        if (kind == "multipart")
        {
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=\"\"");
        }

        return content;
    }

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");
}
