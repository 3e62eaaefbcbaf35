using Microsoft.AspNetCore.Http;

namespace Concierge.Rehearsal.Telephone;

/// <summary>A validated request to update a call.</summary>
/// <param name="Status"><c>completed</c>, <c>canceled</c> or null.</param>
/// <param name="Instructions">New TwiML to run, or null.</param>
/// <param name="TimeLimit">A new maximum duration of the call, or null.</param>
/// <param name="StatusCallback">A new URL for status callbacks, or null.</param>
/// <param name="StatusCallbackMethod">GET or POST.</param>
internal sealed record UpdateCallForm(string? Status, TwimlSource? Instructions, TimeSpan? TimeLimit, string? StatusCallback, string StatusCallbackMethod)
{
    /// <summary>All fields of the published description.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "Url", "Method", "Status", "FallbackUrl", "FallbackMethod", "StatusCallback", "StatusCallbackMethod", "Twiml", "TimeLimit",
    ];

    /// <summary>Parses and validates a form.</summary>
    /// <exception cref="RestApiException">The form is invalid; Twilio would reject it too.</exception>
    public static UpdateCallForm Parse(IFormCollection collection)
    {
        CallFormReader form = new(collection, Fields, []);
        string? url = form.GetUrl("Url");
        string? twiml = form.GetTwiml();
        if (url is not null && twiml is not null)
        {
            throw CallFormReader.CreateInvalidParameter("Url and Twiml exclude each other.");
        }

        TwimlSource? instructions = url is null && twiml is null
            ? null
            : new TwimlSource(url, form.GetMethod("Method"), twiml, form.GetUrl("FallbackUrl"), form.GetMethod("FallbackMethod"));
        return new UpdateCallForm(
            form.GetOneOf("Status", "canceled", "completed"),
            instructions,
            form.GetInt32("TimeLimit", 1, CreateCallForm.MaxTimeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            form.GetUrl("StatusCallback", 21209),
            form.GetMethod("StatusCallbackMethod"));
    }
}
