using Concierge.EndToEndTests.Processes;
using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>What the scripted restaurant says when it hears every word of the agent in the transcript.</summary>
internal static class RestaurantSide
{
    public static IReadOnlyList<string> Replay(string scenario, IReadOnlyList<PrintedTurn> transcript, out RestaurantDialogue restaurant)
    {
        restaurant = (RestaurantDialogue)Concierge.Rehearsal.Restaurant.ScenarioCatalog.Load(scenario).CreateCallee("Luigi's", RehearsedRequest.Seed);
        List<string?> said = [restaurant.GetGreeting()?.Speech];
        foreach (var turn in transcript.Where(turn => turn.Speaker == PrintedTurn.Agent))
        {
            said.Add(restaurant.OnUtterance(RecognizedWords.ToRecognizedForm(turn.Text))?.Speech);
        }

        return [.. said.OfType<string>()];
    }
}
