using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>Each scenario from the command line. <see cref="AcceptedCallTests"/> covers the restaurant that accepts.</summary>
public sealed class ScenarioTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task OffersLater_FixedTime_ReportsTheOfferWithoutBooking()
    {
        var run = await RehearsedRequest.RunAsync(_home, "offers-later");

        run.Result.GetText("outcome").ShouldBe("alternative_offered");
        run.Result.GetText("time").ShouldBe("19:30");
        run.Result.GetText("confirmation_number").ShouldBeNull();
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(4);
        TranscriptAssertions.ShouldBeAConversation(run.Transcript);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task OffersLater_TimeWithinTheRequestedRange_IsBooked()
    {
        var run = await RehearsedRequest.RunAsync(_home, "offers-later", "Book a table at Luigi's for 4 tomorrow between 7 and 8pm");

        run.Result.GetText("outcome").ShouldBe("confirmed");
        run.Result.GetText("time").ShouldBe("19:30");
        run.Result.GetProperty("was_modified").GetBoolean().ShouldBeTrue();
        run.Result.GetText("confirmation_number").ShouldBe(BookedCode.Get("offers-later", run.Transcript));
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        TranscriptAssertions.ShouldBeAConversation(run.Transcript);
    }

    [SkippableFact]
    public async Task Declines_IsReportedAsDeclined()
    {
        var run = await RehearsedRequest.RunAsync(_home, "declines");

        run.Result.GetText("outcome").ShouldBe("declined");
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(4);
        TranscriptAssertions.ShouldBeAConversation(run.Transcript);
    }

    [SkippableTheory]
    [InlineData("no-answer", "no_answer", "call.no_answer")]
    [InlineData("busy", "busy", "call.busy")]
    [InlineData("voicemail", "voicemail", null)]
    [InlineData("hangs-up", "failed", "call.callee_hung_up")]
    public async Task Call_WithoutAConversation_ReportsTheReason(string scenario, string outcome, string? errorCode)
    {
        var run = await RehearsedRequest.RunAsync(_home, scenario);

        run.Result.GetText("outcome").ShouldBe(outcome);
        run.Answer.GetText("error_code").ShouldBe(errorCode);
        run.Result.GetText("confirmation_number").ShouldBeNull();
        run.Differences.ShouldBeEmpty();
        run.ExitCode.ShouldBe(4);
    }

    public void Dispose() => _home.Dispose();
}
