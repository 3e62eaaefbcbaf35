using Concierge.Contracts.Api;
using Concierge.Language;
using NodaTime;

namespace Concierge.Cli.Requests;

/// <summary>The requests of one session: a person's yes to a plan places its call, any other words are the next request.</summary>
/// <param name="confirmed">Whether calls and cancellations are confirmed beforehand.</param>
/// <param name="asks">Whether a person is shown the plan and asked before a call.</param>
internal sealed class RequestDialogue(bool confirmed, bool asks)
{
    private readonly string _sessionId = Guid.NewGuid().ToString("N");
    private string? _planId;

    /// <summary>Whether the person is asked whether to place a planned call.</summary>
    public bool HasPlan => _planId is not null;

    /// <summary>Creates the request for what the person wrote.</summary>
    public RequestBody CreateRequest(string text)
    {
        var planned = _planId;
        _planId = null;
        return planned is not null && IsAgreement(text)
            ? new RequestBody(null, _sessionId) { PlanId = planned }
            : new RequestBody(text, _sessionId) { Confirmed = confirmed ? true : null, Mode = asks && !confirmed ? "plan" : null };
    }

    /// <summary>Records the answer to the last request.</summary>
    public void RecordAnswer(RequestAnswer? answer) => _planId = answer is { Plan.Status: Contracts.PlanStatus.Ready } ? answer.Plan.PlanId : null;

    // "Yes, but for 5" is another request.
    private static bool IsAgreement(string text)
    {
        if (text.Trim() is "y" or "Y")
        {
            return true;
        }

        var said = RequestParser.Parse(text, default(LocalDateTime).PlusYears(1), []);
        return said.Intents.HasFlag(GuestIntents.Accept) && !said.HasDetails;
    }
}
