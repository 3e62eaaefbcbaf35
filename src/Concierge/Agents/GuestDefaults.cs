using Concierge.Agents.Loop;
using Concierge.Contracts;
namespace Concierge.Agents;

/// <summary>Defaults for the guest from earlier sessions.</summary>
internal static class GuestDefaults
{
    /// <summary>Uses the name of the latest booking when <c>CUSTOMER_NAME</c> is not set.</summary>
    public static async Task<AgentContext> ApplyAsync(AgentContext context, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(context.Guest.Name))
        {
            return context;
        }

        try
        {
            var latest = (await context.Bookings.ListAsync(all: true, cancellationToken)).MaxBy(booking => booking.BookedAt);
            return latest is null ? context : context with { Guest = context.Guest with { Name = latest.CustomerName } };
        }
        catch (ConciergeException)
        {
            // Without the bookings the agents ask for the name.
            return context;
        }
    }
}
