using Concierge.Agents.Loop;
using Concierge.Contracts;
namespace Concierge.Agents;

/// <summary>What is known of the guest from earlier sessions.</summary>
internal static class GuestPreferences
{
    /// <summary>Adds the name of the latest booking where <c>CUSTOMER_NAME</c> gives none.</summary>
    public static async Task<AgentContext> AddToAsync(AgentContext context, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(context.Settings.CustomerName))
        {
            return context;
        }

        try
        {
            var latest = (await context.Book.ListAsync(all: true, cancellationToken)).MaxBy(booking => booking.BookedAt);
            return latest is null ? context : context with { Settings = context.Settings with { CustomerName = latest.CustomerName } };
        }
        catch (ConciergeException)
        {
            // A book that cannot be read keeps nobody from asking for the name.
            return context;
        }
    }
}
