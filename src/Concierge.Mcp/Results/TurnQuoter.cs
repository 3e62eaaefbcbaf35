using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Quotes the words of a turn.</summary>
internal static class TurnQuoter
{
    public static QuotedText Quote(TurnView turn) =>
        turn.Speaker == Speaker.Restaurant ? QuotedText.FromRestaurant(turn.Text) : QuotedText.FromVoiceAgent(turn.Text);
}
