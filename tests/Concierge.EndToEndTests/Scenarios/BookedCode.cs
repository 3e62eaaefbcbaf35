using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>
/// The confirmation code in the restaurant's book. It comes from the same scripted restaurant with the same seed, which hears in this process what
/// the agent said in the call.
/// </summary>
internal static class BookedCode
{
    public static string Get(string scenario, IReadOnlyList<PrintedTurn> transcript)
    {
        _ = RestaurantSide.Replay(scenario, transcript, out var restaurant);
        return restaurant.ConfirmedBooking.ShouldNotBeNull().Code.ShouldNotBeNull();
    }
}
