using System.Net;
using Concierge.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>A rehearsal's clock runs up to twenty times faster than real time. The disk does not.</summary>
[Trait("Category", "Server")]
public sealed class DatabaseClockTests
{
    [Theory]
    [InlineData(true, HttpStatusCode.Accepted)]
    [InlineData(false, HttpStatusCode.ServiceUnavailable)]
    public async Task A_fast_clock_does_not_shorten_the_deadlines_of_the_database(bool hasOwnClock, HttpStatusCode expected)
    {
        var location = await MigratedDatabase.CreateAsync();
        await using var database = new StalledSqliteDatabase(location);
        var (fast, still) = (new FakeTimeProvider(DateTimeOffset.UtcNow), new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var host = await ServerTestHost.StartAsync(
            time: fast,
            database: location,
            changeServer: options => options with { DatabaseTimeProvider = hasOwnClock ? still : null });
        await database.StallAsync();

        var calling = host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        for (var second = 0; second < 60 && !calling.IsCompleted; second++)
        {
            fast.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }

        await database.ResumeAsync();
        using var answer = await calling;
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
    }
}
