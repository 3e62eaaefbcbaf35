using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>Creates calls that no network carries, for tests of a callee alone.</summary>
internal static class TestCalls
{
    public static TelephoneCall Create() => new(
        "CA00000000000000000000000000000001",
        "AC00000000000000000000000000000001",
        "+14155550100",
        "+14155550123",
        new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
}
