using System.ComponentModel;
using Concierge.Agents.Loop;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Tools;

/// <summary>The tools that answer questions about the directory, for one turn: who can be called, and when a restaurant is open.</summary>
internal sealed class DirectoryTools(AgentContext context, AgentTurn turn)
{
    /// <summary>The tool that tells when a restaurant is open.</summary>
    public const string GetOpeningHours = "get_opening_hours";

    /// <summary>The tool that names the restaurants that may be called.</summary>
    public const string ListCallable = "list_callable_restaurants";

    private const int MaxNamed = 10;
    private const int MaxListed = 50;

    /// <summary>Both tools.</summary>
    public IReadOnlyList<AIFunction> Functions =>
    [
        AIFunctionFactory.Create(DescribeHoursAsync, GetOpeningHours, "Tells when a restaurant of the directory is open. The guest is shown the answer."),
        AIFunctionFactory.Create(ListAsync, ListCallable, "Names restaurants that may be called. The guest is shown the answer."),
    ];

    private async Task<string> DescribeHoursAsync(
        [Description("The restaurant's name.")] string name,
        [Description("The day asked about, as 2026-11-29; leave out for now.")] string? date = null,
        [Description("The time asked about, as 19:00.")] string? time = null,
        CancellationToken cancellationToken = default)
    {
        var search = await context.Directory.FindAsync(name, cancellationToken);
        if (search.Match is not { } restaurant)
        {
            turn.Error = search.Error;
            return search.Error?.ToString() ?? "No restaurant matches.";
        }

        var now = context.Clock.GetNow(restaurant.TimeZone);
        turn.Error = null;
        turn.Findings = OpeningDayFormatter.Format(
            restaurant.Name,
            OpeningHours.ForRestaurant(restaurant),
            string.IsNullOrWhiteSpace(date) ? null : DateTimeTextParser.ParseDate(date, now.Date),
            string.IsNullOrWhiteSpace(time) ? null : DateTimeTextParser.ParseTime(time),
            now);
        return turn.Findings;
    }

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var known = await context.Directory.SearchAsync(new RestaurantQuery { Limit = MaxListed }, cancellationToken);
        List<string> names = [.. known.Where(restaurant => context.Numbers?.IsAllowed(restaurant.PhoneNumber) != false).Select(restaurant => restaurant.Name)];
        turn.Error = null;
        turn.Findings = names.Count == 0
            ? "I may not call anybody yet: set DEMO_RESTAURANT_NAME and DEMO_RESTAURANT_PHONE, or put numbers of the directory into ALLOWED_PHONE_NUMBERS."
            : $"I can call {FormatNames(names)}.";
        return turn.Findings;
    }

    private static string FormatNames(List<string> names)
    {
        var more = names.Count - MaxNamed;
        return more > 0 ? $"{string.Join(", ", names.Take(MaxNamed))} and {more} more"
            : names.Count == 1 ? names[0]
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
