using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Restaurants;

namespace Concierge.Server.Requests;

/// <summary>The questions that a plan leaves open.</summary>
internal static class PlanQuestions
{
    /// <summary>The question for a required field.</summary>
    public static PlanQuestionView ForMissing(string field) => new(
        field,
        field switch
        {
            "restaurant_name" => "Which restaurant?",
            "phone_number" => "Which number does the restaurant have?",
            "party_size" => "For how many people?",
            "date" => "On which day?",
            "time" => "At what time?",
            "existing" => "Which booking: its day, time and party size?",
            _ => "Under which name?",
        },
        IsRequired: true);

    /// <summary>The question which of several restaurants is meant.</summary>
    public static PlanQuestionView ForCandidates(IEnumerable<Restaurant> candidates) => new(
        "phone_number",
        "Which of these restaurants?",
        IsRequired: true,
        [.. candidates.Select(candidate => new PlanOptionView(
            candidate.PhoneNumber.E164, candidate.Address is { } address ? $"{candidate.Name}, {address}" : candidate.Name))]);

    /// <summary>The choices that would lift a refusal: to wait until the restaurant opens, to ask although it is closed.</summary>
    public static IEnumerable<PlanQuestionView> ForRefusals(IEnumerable<ConciergeError> refusals)
    {
        foreach (var refusal in refusals)
        {
            if (refusal.Code == "restaurant.closed")
            {
                yield return new PlanQuestionView("call_when_open", "It is closed now. Call when it opens?", IsRequired: false);
            }
            else if (refusal.Code == "restaurant.closed_then")
            {
                yield return new PlanQuestionView("despite_closing", "It is closed at that time. Ask anyway?", IsRequired: false);
            }
        }
    }
}
