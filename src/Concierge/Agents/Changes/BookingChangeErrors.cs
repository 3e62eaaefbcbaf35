using Concierge.Contracts;

namespace Concierge.Agents.Changes;

/// <summary>The refusal of words that do not say what to change about a booking.</summary>
internal static class BookingChangeErrors
{
    /// <summary>The words were not understood (<c>request.change</c>).</summary>
    /// <param name="question">What is to be said; a general question unless given.</param>
    public static ConciergeError NotUnderstood(string? question = null) => new(
        "request.change",
        string.IsNullOrWhiteSpace(question) ? "What is to be changed?" : question.Trim(),
        "Say it like \"make it 5 people\" or \"on Saturday at 8pm\".");
}
