using System.Net;
using System.Net.Sockets;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class TelephoneNetworkTests
{
    private static readonly TelephoneNetworkOptions Options = new()
    {
        AccountSid = TelephoneNetworkFixture.AccountSid,
        AuthToken = TelephoneNetworkFixture.AuthToken,
        OwnedNumbers = [],
        FindCallee = _ => null,
    };

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        await using TelephoneNetwork network = await StartAsync(Options);
        network.BaseAddress.Host.ShouldBe("127.0.0.1");
        network.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_to_be()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        await Should.ThrowAsync<IOException>(() => StartAsync(Options with { Port = ((IPEndPoint)taken.LocalEndpoint).Port }));
    }

    [Fact]
    public async Task An_account_that_is_none_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync(Options with { AccountSid = "ACrehearsal" }))).Message.ShouldContain("32 hexadecimal digits");

    [Theory]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("http://api.example.com")]
    public async Task A_tunnel_leads_only_to_this_machine(string origin)
    {
        await using TelephoneNetwork network = await StartAsync(Options);
        Should.Throw<ArgumentException>(() => network.OpenTunnel("concierge.example.com", new Uri(origin)));
    }

    [Fact]
    public async Task Disposing_twice_is_harmless()
    {
        TelephoneNetwork network = await StartAsync(Options);
        await network.DisposeAsync();
        await network.DisposeAsync();
    }

    private static Task<TelephoneNetwork> StartAsync(TelephoneNetworkOptions options) =>
        TelephoneNetwork.StartAsync(options, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
}
