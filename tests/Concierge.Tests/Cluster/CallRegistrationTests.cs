using System.Net;
using Concierge.Cluster.Grains;
using Concierge.Cluster.Membership;
using Concierge.Cluster.Ownership;
using Concierge.Options;
using Concierge.Tests.Calls;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace Concierge.Tests.Cluster;

/// <summary>A call is found by the other servers only after its registration: one that is rejected is tried again at once.</summary>
public sealed class CallRegistrationTests
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 50, 100, 200, 400, 800, 1000 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    [Fact]
    public async Task Rejected_registration_of_a_call_is_repeated_until_it_is_taken()
    {
        await using var host = new CallTestHost();
        var call = (await host.StartCallAsync()).Call;
        var grain = new RejectingCallGrain(rejections: 5);
        using var registration = Create(host, grain);

        await AdvanceUntilDoneAsync(host, registration.RegisterAsync(call.Id, generation: 0));

        grain.Owner.ShouldBe(new CallOwner("http://127.0.0.1:5000/", Generation: 0));
        grain.Attempts.ShouldBe(6);
    }

    [Fact]
    public async Task Registration_of_a_call_that_is_not_here_any_more_is_not_repeated()
    {
        await using var host = new CallTestHost();
        var grain = new RejectingCallGrain(rejections: int.MaxValue);
        using var registration = Create(host, grain);

        await AdvanceUntilDoneAsync(host, registration.RegisterAsync("0123456789abcdef", generation: 0));

        grain.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Registration_that_is_always_rejected_is_given_up()
    {
        await using var host = new CallTestHost();
        var call = (await host.StartCallAsync()).Call;
        var grain = new RejectingCallGrain(rejections: int.MaxValue);
        using var registration = Create(host, grain);

        await AdvanceUntilDoneAsync(host, registration.RegisterAsync(call.Id, generation: 0));

        grain.Attempts.ShouldBeInRange(10, 60);
    }

    // Only a pause passes: on a busy machine the clock would else run past the limit before the next attempt.
    private static async Task AdvanceUntilDoneAsync(CallTestHost host, Task registering)
    {
        await Until.TrueAsync(
            () =>
            {
                if (Pauses.FirstOrDefault(host.Time.IsTimerActive) is var pause && pause > TimeSpan.Zero)
                {
                    host.Time.Advance(pause);
                }

                return registering.IsCompleted;
            },
            "the end of the registration");
        await registering;
    }

    private static CallRegistration Create(CallTestHost host, ICallGrain grain)
    {
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ICallGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(grain);
        var features = new FeatureCollection();
        var addresses = Substitute.For<IServerAddressesFeature>();
        addresses.Addresses.Returns(["http://127.0.0.1:5000"]);
        features.Set(addresses);
        var server = Substitute.For<IServer>();
        server.Features.Returns(features);
        var node = new ClusterNode(IPAddress.Loopback, new ClusterOptions { Name = "test" }, server);
        return new CallRegistration(host.Calls, grains, node, host.Time, NullLogger<CallRegistration>.Instance);
    }

    private sealed class RejectingCallGrain(int rejections) : ICallGrain
    {
        public int Attempts { get; private set; }

        public CallOwner? Owner { get; private set; }

        public Task<CallOwner?> FindOwnerAsync() => Task.FromResult(Owner);

        public Task SetOwnerAsync(CallOwner owner)
        {
            if (Attempts++ < rejections)
            {
                throw new InvalidOperationException("rejected");
            }

            Owner = owner;
            return Task.CompletedTask;
        }
    }
}
