using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Access;
using Concierge.Calls.Limits;
using Concierge.Server.Security;
using Concierge.Storage.Engines;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Server.Console;

/// <summary>A calendar program reads the bookings of one person by an address with its own secret.</summary>
[Trait("Category", "Server")]
public sealed class CalendarSubscriptionTests
{
    [Fact]
    public async Task The_address_reads_the_persons_bookings_and_nothing_else()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await host.CreateClientAsync("ann", isAdmin: true);
        await AddBookingAsync(host, "annsbk", "ann");
        await AddBookingAsync(host, "bobsbk", "bob");

        var address = await SubscribeAsync(ann);

        address.ShouldStartWith($"https://{TestSettings.PublicDomain}/reservations.ics?secret=");
        var target = new Uri(address).PathAndQuery;
        using var answer = await host.AnonymousClient.GetAsync(target);
        var calendar = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        calendar.ShouldContain("annsbk@concierge");
        calendar.ShouldNotContain("bobsbk@concierge");
        var secret = new Uri(address).Query;
        foreach (var path in new[] { "/reservations", "/reservations/annsbk", "/calls", "/console/session" })
        {
            (await host.AnonymousClient.GetAsync(path + secret).ReadCodeAsync()).Status.ShouldBe(401, path);
        }

        (await host.AnonymousClient.PostAsync(target, content: null).ReadCodeAsync()).Status.ShouldBe(401);
        (await host.AnonymousClient.GetAsync($"{target[..^4]}AAAA").ReadCodeAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task The_operators_address_reads_no_other_persons_bookings_and_is_made_for_nobody_else()
    {
        await using var host = await ServerTestHost.StartAsync();
        await AddBookingAsync(host, "annsbk", "ann");
        var target = new Uri(await SubscribeAsync(host.Api)).PathAndQuery;

        (await host.AnonymousClient.GetStringAsync(target)).ShouldNotContain("BEGIN:VEVENT");
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
        {
            using var forBob = new HttpRequestMessage(method, "/reservations/subscription");
            forBob.Headers.Add("X-Concierge-User", "bob");
            (await host.Api.SendAsync(forBob).ReadCodeAsync()).Code.ShouldBe("request.user");
        }

        (await host.AnonymousClient.GetAsync(target).ReadCodeAsync()).Status.ShouldBe(200, "the operator's address was not revoked");
    }

    [Fact]
    public async Task The_address_ends_with_the_key()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var ann = await host.CreateClientAsync("ann");
        var target = new Uri(await SubscribeAsync(ann)).PathAndQuery;
        (await host.AnonymousClient.GetAsync(target).ReadCodeAsync()).Status.ShouldBe(200);

        await host.App.Services.GetRequiredService<IPersonalKeyStore>().RevokeAsync("ann", time.GetUtcNow(), CancellationToken.None);
        time.Advance(PersonalKeyRegistry.Freshness);

        (await host.AnonymousClient.GetAsync(target).ReadCodeAsync()).ShouldBe((401, "api.unauthorized"));
    }

    [Fact]
    public async Task A_revoked_address_is_refused_and_a_new_one_works()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var ann = await host.CreateClientAsync("ann");
        string[] former = [new Uri(await SubscribeAsync(ann)).PathAndQuery, new Uri(await SubscribeAsync(ann)).PathAndQuery];
        var operators = new Uri(await SubscribeAsync(host.Api)).PathAndQuery;

        (await ann.DeleteAsync("/reservations/subscription").ReadCodeAsync()).Status.ShouldBe(204);

        foreach (var target in former)
        {
            (await host.AnonymousClient.GetAsync(target).ReadCodeAsync()).ShouldBe((401, "api.unauthorized"));
        }

        (await host.AnonymousClient.GetAsync(new Uri(await SubscribeAsync(ann)).PathAndQuery).ReadCodeAsync()).Status.ShouldBe(200);
        (await host.AnonymousClient.GetAsync(operators).ReadCodeAsync()).Status.ShouldBe(200, "that of another key remains");
        (await host.AnonymousClient.DeleteAsync("/reservations/subscription").ReadCodeAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task No_log_of_the_program_holds_the_secret()
    {
        await using var host = await ServerTestHost.StartAsync();
        var target = new Uri(await SubscribeAsync(host.Api)).PathAndQuery;

        (await host.AnonymousClient.GetAsync(target).ReadCodeAsync()).Status.ShouldBe(200);

        // The program shows nothing below a warning of the framework, which logs requests.
        host.Logs.Lines.Where(line => !line.Contains(" Microsoft.", StringComparison.Ordinal))
            .ShouldNotContain(line => line.Contains(target, StringComparison.Ordinal));
    }

    private static async Task<string> SubscribeAsync(HttpClient client)
    {
        using var answer = await client.PostAsync("/reservations/subscription", content: null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!;
    }

    private static async Task AddBookingAsync(ServerTestHost host, string id, string owner)
    {
        var booking = TestRows.Booking(id, LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30));
        booking.OwnedBy = CurrentUser.GetOwnerId(owner);
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                context.Add(booking);
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
    }
}
