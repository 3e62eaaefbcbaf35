using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Requests that end before a restaurant is called, each with its error code.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class RefusedRequestTests : IDisposable
{
    private const string Request = "Book a table at Luigi's for 4 tomorrow at 7pm";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public RefusedRequestTests() => _settings = new(StringComparer.Ordinal)
    {
        ["PORT"] = "0",
        ["CONCIERGE_DATABASE"] = _folder.File("concierge.db"),
        ["TWILIO_ACCOUNT_SID"] = "AC00000000000000000000000000000001",
        ["TWILIO_AUTH_TOKEN"] = "a-token",
        ["TWILIO_PHONE_NUMBER"] = "+14155550100",
        ["TWILIO_BASE_URL"] = "http://127.0.0.1:1",
        ["PUBLIC_DOMAIN"] = "concierge.example",
        ["OPENAI_API_KEY"] = "sk-nobody",
        ["OPENAI_BASE_URL"] = "http://127.0.0.1:1",
        ["AGENT_MODEL"] = "rules",
        ["DEMO_RESTAURANT_NAME"] = "Luigi's",
        ["DEMO_RESTAURANT_PHONE"] = "+14155550123",
        ["CUSTOMER_NAME"] = "John Smith",
        ["CALLING_HOURS"] = "00:00-23:59",
    };

    [Theory]
    [InlineData("TWILIO_AUTH_TOKEN", "twilio.not_configured")]
    [InlineData("PUBLIC_DOMAIN", "public_domain.required")]
    [InlineData("OPENAI_API_KEY", "openai.not_configured")]
    public async Task Book_MissingSetting_IsNamedInTheRemedy(string missing, string code)
    {
        _settings.Remove(missing);

        var answer = await AskAsync(Request);

        GetText(answer, "error_code").ShouldBe(code);
        GetText(answer, "remedy").ShouldNotBeNull().ShouldContain(missing);
    }

    [Theory]
    [InlineData("Book a table at Mario's, phone +1 415 555 0199, for 4 tomorrow at 7pm", "phone.not_allowed")]
    [InlineData("Book a table at Mario's, phone 911, for 4 tomorrow at 7pm", null)]
    public async Task Book_NumberThatMustNotBeCalled_IsRefused(string request, string? code)
    {
        var answer = await AskAsync(request);

        answer.TryGetProperty("result", out _).ShouldBeFalse();
        GetText(answer, "error_code").ShouldNotBeNull();
        if (code is not null)
        {
            GetText(answer, "error_code").ShouldBe(code);
        }
    }

    [Fact]
    public async Task Book_CarrierDoesNotRespond_IsATwilioError()
    {
        var answer = await AskAsync(Request);

        GetText(answer, "error_code").ShouldNotBeNull().ShouldStartWith("twilio.");
    }

    [Fact]
    public async Task Book_ServerDoesNotRespond_IsUnreachable()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var run = await CommandLineRun.RunAsync(Request, "--set", $"CONCIERGE_SERVER_URL=http://127.0.0.1:{port}");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("CONCIERGE_SERVER_URL");
        run.Errors.ShouldContain("(server.unreachable)");
    }

    [Fact]
    public async Task Serve_PortInUse_IsRefused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await CommandLineRun.RunAsync(_settings, "serve", "--port", $"{port}");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain($"{port}");
        run.Errors.ShouldContain("(server.port_in_use)");
    }

    [Fact]
    public async Task Reservations_UnknownBooking_IsNotFound()
    {
        var run = await CommandLineRun.RunAsync(_settings, "reservations", "show", "nobody");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(reservation.not_found)");
        (await CommandLineRun.RunAsync(_settings, "reservations", "list")).Output.ShouldContain("No upcoming bookings");
    }

    [Fact]
    public async Task Reservations_DatabaseCannotBeOpened_IsNamed()
    {
        _settings["CONCIERGE_DATABASE"] = "/dev/null/concierge.db";

        var run = await CommandLineRun.RunAsync(_settings, "reservations", "list");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("/dev/null/concierge.db");
        run.Errors.ShouldContain("(storage.");
    }

    public void Dispose() => _folder.Dispose();

    private static string? GetText(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    // The answer of a request that must be refused.
    private async Task<JsonElement> AskAsync(string request)
    {
        var run = await CommandLineRun.RunAsync(_settings, "--json", request);
        run.ExitCode.ShouldBe(3, run.Output + run.Errors);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .Last(printed => printed.GetProperty("event").GetString() == "answer")
            .GetProperty("data");
    }
}
