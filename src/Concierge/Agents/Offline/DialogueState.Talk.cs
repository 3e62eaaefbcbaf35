using NodaTime;

namespace Concierge.Agents.Offline;

internal sealed partial class DialogueState
{
    /// <summary>The reading of the last message as a question, or as small talk.</summary>
    public TalkReading Talk { get; private set; } = TalkReading.None;

    /// <summary>The day that a question names; <see langword="null"/> for none.</summary>
    public LocalDate? TalkDate { get; private set; }

    /// <summary>The time that a question names; <see langword="null"/> for none.</summary>
    public LocalTime? TalkTime { get; private set; }

    /// <summary>The restaurant under discussion: of the last booking, of the request, or of the first search result.</summary>
    public string? CurrentRestaurant =>
        _request.Found?.Restaurant?.Name ?? LastBooking?.Restaurant ?? _request.Restaurant ?? (SearchResults.Count > 0 ? SearchResults[0].Name : null);

    /// <summary>Records what the next message is about.</summary>
    /// <param name="talk">The reading of the message as talk.</param>
    /// <param name="date">The day that it names.</param>
    /// <param name="time">The time that it names.</param>
    public void OnTalk(TalkReading talk, LocalDate? date, LocalTime? time) => (Talk, TalkDate, TalkTime) = (talk, date, time);
}
