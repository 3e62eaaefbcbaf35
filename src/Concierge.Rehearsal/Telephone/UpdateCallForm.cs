using Microsoft.AspNetCore.Http;

namespace Concierge.Rehearsal.Telephone;

/// <summary>A checked request to change a call.</summary>
/// <param name="Status"><c>completed</c>, <c>canceled</c> or null.</param>
/// <param name="Instructions">New TwiML to run, or null.</param>
/// <param name="TimeLimit">A new limit to the call's duration, or null.</param>
/// <param name="StatusCallback">A new address for status callbacks, or null.</param>
/// <param name="StatusCallbackMethod">Its method.</param>
internal sealed record UpdateCallForm(string? Status, TwimlSource? Instructions, TimeSpan? TimeLimit, string? StatusCallback, string StatusCallbackMethod)
{
    /// <summary>Every field the published description has.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "Url", "Method", "Status", "FallbackUrl", "FallbackMethod", "StatusCallback", "StatusCallbackMethod", "Twiml", "TimeLimit",
    ];

    /// <exception cref="RestException">Twilio would refuse it.</exception>
    public static UpdateCallForm Parse(IFormCollection collection)
    {
        CallForm form = new(collection, Fields, []);
        string? url = form.Url("Url");
        string? twiml = form.Twiml();
        if (url is not null && twiml is not null)
        {
            throw CallForm.Invalid("Url and Twiml exclude each other.");
        }

        TwimlSource? instructions = url is null && twiml is null
            ? null
            : new TwimlSource(url, form.Method("Method"), twiml, form.Url("FallbackUrl"), form.Method("FallbackMethod"));
        return new UpdateCallForm(
            form.OneOf("Status", "canceled", "completed"),
            instructions,
            form.Whole("TimeLimit", 1, CreateCallForm.MaxTimeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            form.Url("StatusCallback", 21209),
            form.Method("StatusCallbackMethod"));
    }
}
