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
    public async Task The_network_listens_only_on_loopback()
    {
        await using TelephoneNetwork network = await StartAsync(Options);
        network.BaseAddress.Host.ShouldBe("127.0.0.1");
        network.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_occupied_port_throws_an_IOException()
    {
        using TcpListener occupied = new(IPAddress.Loopback, 0);
        occupied.Start();
        await Should.ThrowAsync<IOException>(() => StartAsync(Options with { Port = ((IPEndPoint)occupied.LocalEndpoint).Port }));
    }

    [Fact]
    public async Task An_invalid_account_sid_is_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync(Options with { AccountSid = "ACrehearsal" }))).Message.ShouldContain("32 hexadecimal digits");

    [Theory]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("http://api.example.com")]
    public async Task A_tunnel_to_anything_but_http_on_loopback_is_refused(string origin)
    {
        await using TelephoneNetwork network = await StartAsync(Options);
        Should.Throw<ArgumentException>(() => network.OpenTunnel("concierge.example.com", new Uri(origin)));
    }

    [Fact]
    public async Task Dispose_can_be_called_twice()
    {
        TelephoneNetwork network = await StartAsync(Options);
        await network.DisposeAsync();
        await network.DisposeAsync();
    }

    private static Task<TelephoneNetwork> StartAsync(TelephoneNetworkOptions options) =>
        TelephoneNetwork.StartAsync(options, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
}
