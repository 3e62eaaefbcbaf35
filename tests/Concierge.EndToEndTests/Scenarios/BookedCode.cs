using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>The restaurant's own word for what it booked: the same mind with the same seed, told in this process what the agent said on the telephone.</summary>
internal static class BookedCode
{
    public static string Of(string scenario, IReadOnlyList<PrintedTurn> transcript)
    {
        _ = RestaurantSide.Of(scenario, transcript, out var restaurant);
        return restaurant.Book.ShouldNotBeNull().Code.ShouldNotBeNull();
    }
}
