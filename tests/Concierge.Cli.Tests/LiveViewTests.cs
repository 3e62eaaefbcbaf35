using Concierge.Cli.Client;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Cli.Tests;

public sealed class LiveViewTests
{
    [Theory]
    [InlineData(CarrierStatus.Queued, CarrierStatus.Ringing, CarrierStatus.Busy)]
    [InlineData(CarrierStatus.Queued, CarrierStatus.Initiated, CarrierStatus.Ringing, CarrierStatus.Busy)]
    [InlineData(CarrierStatus.Initiated, CarrierStatus.Ringing, CarrierStatus.Busy)]
    [InlineData(CarrierStatus.Ringing, CarrierStatus.Busy)]
    public void Show_FirstCarrierStatus_PrintsDiallingOnce(params CarrierStatus[] reported)
    {
        var lines = Shown([Pending, .. reported.Select(Reported)]);

        lines.Select(line => line[5..].Trim()).ShouldBe(["Dialling Restaurant", "Ringing", "Busy"]);
    }

    [Fact]
    public void Show_EachAttempt_PrintsDialling()
    {
        var lines = Shown([Pending, Reported(CarrierStatus.Queued), Reported(CarrierStatus.Busy), Pending, Reported(CarrierStatus.Ringing)]);

        lines.Count(line => line.EndsWith("Dialling Restaurant", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static CallEventView Pending { get; } = new()
    {
        Number = 1,
        AtSeconds = 0,
        Type = CallEventKind.Status,
        Status = CallStatus.Pending,
    };

    private static CallEventView Reported(CarrierStatus status) => new()
    {
        Number = 2,
        AtSeconds = 1,
        Type = CallEventKind.CarrierStatus,
        CarrierStatus = status,
    };

    private static string[] Shown(params CallEventView[] events)
    {
        var (console, written) = TestConsole.Create(isTerminal: false);
        var view = new LiveView(console, new FakeTimeProvider(), isConversation: false);
        view.Begin("Book a table");
        foreach (var call in events)
        {
            view.Show(new ServerEvent("call", "{}") { Call = call });
        }

        return written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
