using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>A program that is stopped during a call hangs up first.</summary>
public sealed class ShutdownTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Book_CtrlCInACall_HangsUpAndSaysSo()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["PORT"] = $"{port}" };
        await using var process = ConciergeProcess.Start(_home, [RehearsedRequest.FixedTimeRequest], settings);
        await process.WaitForLineAsync("Answered");
        await services.WaitForCallAsync("in-progress");

        process.SendSignal(PosixSignal.Interrupt);

        (await process.WaitForExitAsync()).ShouldBe(130, process.Output + process.Errors);
        process.Output.ShouldContain("Hanging up");
        process.Output.ShouldContain("ended at your request");
        process.Output.ShouldNotContain("could not be hung up");
        var call = await services.WaitForCallAsync("completed");
        call.GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [SkippableFact]
    public async Task Serve_ThatFails_LeavesNoCoreDump()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The limits of a process are listed in /proc.");
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort());

        var limit = (await File.ReadAllLinesAsync($"/proc/{server.Process.Id}/limits")).Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal));

        limit.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4..6].ShouldBe(["0", "0"], "a core dump would hold keys, numbers and what is said");
    }

    [Fact]
    public async Task Serve_CtrlC_StopsTheServer()
    {
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort());
        using var live = await server.Client.GetAsync("/health/live");

        server.Process.SendSignal(PosixSignal.Interrupt);

        (await server.Process.WaitForExitAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task Serve_SigtermInACall_LetsTheCallEndAndTakesNoNewOne()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port, "declines");
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        using var anonymous = new HttpClient { BaseAddress = server.Address };
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        var events = server.ReadEventsAsync(callId);
        await server.WaitForConversationAsync(callId);
        (await anonymous.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Process.SendSignal(PosixSignal.Terminate);
        await server.Process.WaitForLineAsync("no new calls");

        using var ready = await anonymous.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldNotContain("draining", Case.Sensitive, "the reason needs the key");
        using var detail = await server.Client.GetAsync("/health/ready");
        (await detail.Content.ReadFromJsonAsync<JsonElement>()).GetText("status").ShouldBe("draining");
        using var refused = await server.Client.PostAsJsonAsync("/calls", ConciergeServerProcess.CreateReservation(phoneNumber: "+14155550123"));
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetText("code").ShouldBe("server.stopping");
        var outcome = JsonElement.Parse((await events)[^1].Data);
        outcome.GetProperty("result").GetText("outcome").ShouldBe("declined");
        (await server.Process.WaitForExitAsync()).ShouldBe(0, server.Process.Output);
        (await services.GetCallsAsync()).ShouldHaveSingleItem().GetText("status").ShouldBe("completed");
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Serve_SecondSigtermInACall_HangsUpAndStops()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await server.WaitForConversationAsync(callId);
        server.Process.SendSignal(PosixSignal.Terminate);
        await server.Process.WaitForLineAsync("no new calls");

        server.Process.SendSignal(PosixSignal.Terminate);

        await ShouldHangUpAndStopAsync(services, server);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Serve_GraceTimeEnds_HangsUpAndStops()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["DRAIN_SECONDS"] = "0" };
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, settings);
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await server.WaitForConversationAsync(callId);

        server.Process.SendSignal(PosixSignal.Terminate);

        await ShouldHangUpAndStopAsync(services, server);
    }

    private static async Task ShouldHangUpAndStopAsync(RehearsalServices services, ConciergeServerProcess server)
    {
        (await server.Process.WaitForExitAsync()).ShouldBe(0);
        await services.WaitForCallAsync("completed");
        server.Process.Output.ShouldContain("ended by ServerStopping");
        server.Process.Output.ShouldNotContain("unhandled", Case.Insensitive);
    }

    public void Dispose() => _home.Dispose();
}
