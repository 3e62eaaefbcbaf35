using Concierge.Storage.Engines;
using Concierge.Tests.Server;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Mcp;

/// <summary>Bookings are changed and cancelled by calls, each after a yes.</summary>
[Trait("Category", "Server")]
public sealed class BookingTests
{
    [Theory]
    [InlineData(McpTransport.Http)]
    [InlineData(McpTransport.HttpSession)]
    [InlineData(McpTransport.Stdio)]
    public async Task ChangeBooking_WithAYes_Calls(McpTransport transport)
    {
        await using var host = await StartAsync();
        var guest = ScriptedGuest.Agreeing;
        await using var client = await McpTestClient.ConnectAsync(host, transport, guest);

        var placed = await client.CallAsync("change_booking", new { booking_id = "abcdef", party_size = 6, time = "20:00" });

        placed.GetProperty("agreed_by").GetString().ShouldBe("guest");
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
        var message = guest.Asked.ShouldHaveSingleItem().Message;
        message.ShouldStartWith("Call “Luigi's” at +14155550142 to change the booking of ");
        message.ShouldContain(" for 4 people to 6 people on ");
        message.ShouldContain("at 8:00 PM");
    }

    [Fact]
    public async Task CancelBooking_WithAYes_Calls()
    {
        await using var host = await StartAsync();
        var guest = ScriptedGuest.Agreeing;
        await using var client = await McpTestClient.ConnectAsync(host, guest: guest);

        await client.CallAsync("cancel_booking", new { booking_id = "abcdef" });

        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
        guest.Asked.ShouldHaveSingleItem().Message.ShouldStartWith("Call “Luigi's” at +14155550142 to cancel the booking of ");
    }

    [Theory]
    [InlineData("change_booking")]
    [InlineData("cancel_booking")]
    public async Task WithoutAYes_NobodyIsCalled(string tool)
    {
        await using var host = await StartAsync();
        await using var cannotAsk = await McpTestClient.ConnectAsync(host);
        await using var refusing = await McpTestClient.ConnectAsync(host, guest: new ScriptedGuest("decline"));
        object arguments = tool == "change_booking" ? new { booking_id = "abcdef", change = "6 people at 8pm" } : new { booking_id = "abcdef" };

        (await cannotAsk.CallRefusedAsync(tool, arguments)).ShouldBe("mcp.consent_required");
        (await refusing.CallRefusedAsync(tool, arguments)).ShouldBe("mcp.consent_refused");

        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task UnknownBooking_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        await using var client = await McpTestClient.ConnectAsync(host, guest: ScriptedGuest.Agreeing);

        (await client.CallRefusedAsync("cancel_booking", new { booking_id = "nothing" })).ShouldBe("reservation.not_found");
    }

    private static async Task<ServerTestHost> StartAsync()
    {
        var host = await ServerTestHost.StartAsync();
        var booking = TestRows.Booking("abcdef", LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30));
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                context.Add(booking);
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        return host;
    }
}
