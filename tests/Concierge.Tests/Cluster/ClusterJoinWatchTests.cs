using System.Net;
using Concierge.Cluster.Membership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Concierge.Tests.Cluster;

/// <summary>A server that does not join its cluster says so until it has joined.</summary>
public sealed class ClusterJoinWatchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordedLogs _logs = new();
    private readonly CancellationTokenSource _started = new();

    public void Dispose()
    {
        _started.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task Watch_ServerThatHasNotStarted_WarnsWithTheAddressUntilItHas()
    {
        using var watch = Create();
        await watch.StartAsync(CancellationToken.None);
        _logs.Lines.ShouldBeEmpty();

        await AdvanceUntilAsync(() => _logs.Lines.Count > 0);
        await _started.CancelAsync();
        await watch.ExecuteTask!;

        _logs.Lines.ShouldAllBe(line => line.Contains(
            "2832: This server has not joined the cluster tests yet: it must reach every member, and they must reach 10.0.0.2:11111",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Watch_ServerThatHasStarted_SaysNothing()
    {
        using var watch = Create();
        await watch.StartAsync(CancellationToken.None);

        await _started.CancelAsync();
        await watch.ExecuteTask!;
        _time.Advance(ClusterJoinWatch.Usual * 2);

        _logs.Lines.ShouldBeEmpty();
    }

    private ClusterJoinWatch Create()
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Returns(_started.Token);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(_logs));
        return new ClusterJoinWatch(
            new IPEndPoint(IPAddress.Parse("10.0.0.2"), 11111), "tests", lifetime, _time, loggers.CreateLogger<ClusterJoinWatch>());
    }

    // The watch begins in the background: its timer may not exist yet.
    private Task AdvanceUntilAsync(Func<bool> happened) => Until.TrueAsync(
        () =>
        {
            if (!happened())
            {
                _time.Advance(ClusterJoinWatch.Usual);
            }

            return happened();
        },
        "the warning");
}
