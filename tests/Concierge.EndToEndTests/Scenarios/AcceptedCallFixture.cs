using Concierge.EndToEndTests.Processes;
using Concierge.EndToEndTests.Recording;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>One recorded call to a restaurant that accepts, shared by several tests.</summary>
public sealed class AcceptedCallFixture : IAsyncLifetime
{
    private readonly TemporaryHome _home = new();

    internal RehearsedRequest Run { get; private set; } = null!;

    internal StereoWavFile Recording { get; private set; } = null!;

    /// <summary>The day of the request. When a test reads it, it may already be yesterday.</summary>
    internal DateOnly AskedOn { get; private set; }

    public async Task InitializeAsync()
    {
        try
        {
            AskedOn = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            Run = await RehearsedRequest.RunAsync(_home, "accepts", RehearsedRequest.FixedTimeRequest, "--record", _home.File("call.wav"));
            Recording = StereoWavFile.Read(_home.File("call.wav"));
        }
        catch (SkipException)
        {
            // Speech is not installed: the tests skip themselves.
        }
    }

    public Task DisposeAsync()
    {
        _home.Dispose();
        return Task.CompletedTask;
    }
}
