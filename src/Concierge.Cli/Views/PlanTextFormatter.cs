using System.Globalization;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Views;

/// <summary>Says what the call of a plan would use and cost, and when it would be placed.</summary>
internal static class PlanTextFormatter
{
    /// <summary>Returns a line for each thing that is known.</summary>
    public static IEnumerable<string> Format(PlanView plan)
    {
        if (plan.Restaurant?.Address is { } address)
        {
            yield return address;
        }

        if (plan.Opening is { OpeningHours: { } hours } opening)
        {
            yield return $"opening hours: {hours} ({FormatState(opening)})";
        }

        if (plan.Limits is { } limits)
        {
            yield return $"calls: {string.Join(", ", limits.Where(limit => limit.Name is "hour" or "day").Select(FormatLimit))}";
        }

        if (plan.Cost is { } cost)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"expected cost: {cost.Amount:0.00} {cost.Currency} for {cost.Minutes:0.#} minutes (prices of {cost.PricesOf})");
        }
    }

    private static string FormatState(PlanOpeningView opening) => opening switch
    {
        { CallAt: not null } => "closed now; called when it opens",
        { OpenNow: "open" } => "open now",
        { OpenNow: "closed" } => "closed now",
        _ => "not known whether it is open now",
    };

    private static string FormatLimit(PlanLimitView limit) =>
        $"{limit.Used} of {limit.Max} used {(limit.Name == "hour" ? "this hour" : "today")}";
}
