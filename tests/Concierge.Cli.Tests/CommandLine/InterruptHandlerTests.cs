using Concierge.Cli.CommandLine;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Cli.Tests.CommandLine;

public sealed class InterruptHandlerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<int> _exits = [];

    [Fact]
    public void Interrupt_DuringARequest_EndsOnlyTheRequest()
    {
        using var handler = new InterruptHandler(_time, _exits.Add);
        using var request = handler.BeginRequest();

        handler.Interrupt();

        request.IsCancellationRequested.ShouldBeTrue();
        handler.Stopping.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void Interrupt_Twice_EndsTheProgram()
    {
        using var handler = new InterruptHandler(_time, _exits.Add);
        using var request = handler.BeginRequest();

        handler.Interrupt();
        handler.Interrupt();

        handler.Stopping.IsCancellationRequested.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(16));
        _exits.ShouldBe([130]);
    }

    [Fact]
    public void Interrupt_AtThePrompt_EndsTheProgram()
    {
        using var handler = new InterruptHandler(_time, _exits.Add);
        using (handler.BeginRequest())
        {
            handler.EndRequest();
        }

        handler.Interrupt();

        handler.Stopping.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Terminate_WithoutAServer_EndsTheProgram()
    {
        using var handler = new InterruptHandler(_time, _exits.Add);

        handler.Terminate();

        handler.Stopping.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Terminate_Server_DrainsFirstAndEndsAtTheSecondSignal()
    {
        using var handler = new InterruptHandler(_time, _exits.Add);
        var draining = handler.BeginServing();

        handler.Terminate();

        draining.IsCancellationRequested.ShouldBeTrue();
        handler.Stopping.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(10));
        _exits.ShouldBeEmpty("only the grace time limits the calls");

        handler.Terminate();

        handler.Stopping.IsCancellationRequested.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(16));
        _exits.ShouldBe([130]);
    }

    [Fact]
    public void Interrupt_Server_EndsAtOnce()
    {
        using var handler = new InterruptHandler(_time, _exits.Add);
        var draining = handler.BeginServing();

        handler.Interrupt();

        draining.IsCancellationRequested.ShouldBeTrue();
        handler.Stopping.IsCancellationRequested.ShouldBeTrue();
    }
}
