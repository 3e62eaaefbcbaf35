using Concierge.Calls.Lifecycle;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage;
using Concierge.Storage.Schedules;
using Concierge.Storage.Engines;
using Concierge.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Storage;

/// <summary>Calls that are written down, with Twilio, the voice model and the clock in the test's hands.</summary>
internal static class StoredCallFixture
{
    private const string Confirmed = """{"outcome":"confirmed","confirmation_number":"BK472","date":"2026-11-23","time":"19:00","party_size":4}""";

    /// <summary>A host whose calls are kept in a database.</summary>
    /// <param name="location">The database.</param>
    /// <param name="change">Changes the settings.</param>
    /// <param name="resumes">Whether the host makes the scheduled attempts of processes that have ended, as a server does.</param>
    public static CallTestHost CreateHost(
        DatabaseLocation location, Func<ConciergeSettings, ConciergeSettings>? change = null, bool resumes = false) => new(change, services =>
        {
            services.AddSingleton(location);
            services.AddCallRecords(new CallRecordOptions { ResumesScheduledCalls = resumes });
        })
        {
            // The process's heartbeat continues beside the sweep of forgotten calls.
            IdleTimers = 2,
        };

    public static Database Database(this CallTestHost host) => host.Services.GetRequiredService<Database>();

    public static IBookingReader Book(this CallTestHost host) => host.Services.GetRequiredService<IBookingReader>();

    /// <summary>A call in which the restaurant agrees and the agent has said so, but has not taken its leave.</summary>
    public static async Task<CallSession> AgreedAsync(this CallTestHost host, ReservationDetails? details = null, Func<Task>? beforeReport = null)
    {
        var session = await host.StartAnsweredCallAsync(details);
        await host.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven, for John?");
        await host.AddTurnAsync("u1", VoiceRole.Callee, "You're all set. Your confirmation number is B K four seven two.");
        await (beforeReport?.Invoke() ?? Task.CompletedTask);
        (await host.CallToolAndWaitAsync(session, "c1", "report_outcome", Confirmed)).ShouldContain("\"accepted\":true");
        return session;
    }
}
