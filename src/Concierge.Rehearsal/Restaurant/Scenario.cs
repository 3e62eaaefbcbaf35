using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The behaviour of a rehearsal's restaurant in a call.</summary>
public sealed record Scenario
{
    /// <summary>The name of the file without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>A one-line description for operators.</summary>
    public required string Description { get; init; }

    /// <summary>The request of a rehearsal that does not name one; <see langword="null"/> for the default request.</summary>
    public string? Request { get; init; }

    /// <summary>The voice of the restaurant: <c>rms</c>, <c>awb</c>, <c>kal16</c> or <c>slt</c>.</summary>
    public string Voice { get; init; } = "rms";

    /// <summary>The voice of an IVR menu or a call screening; <see langword="null"/> for the restaurant's voice.</summary>
    public string? MachineVoice { get; init; }

    /// <summary>What the line does when it is called.</summary>
    public RingResult Ring { get; init; } = new(RingOutcome.Answered, TimeSpan.FromSeconds(4));

    /// <summary>The effects of the restaurant's phone on the audio.</summary>
    public LineEffects LineEffects { get; init; } = LineEffects.Clean;

    /// <summary>The silence before the greeting.</summary>
    public TimeSpan GreetingDelay { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>The greeting; <c>{restaurant}</c> stands for the restaurant's name. Without a greeting the restaurant waits for the caller to speak.</summary>
    public string Greeting { get; init; } = "{restaurant}, good evening, how can I help you?";

    /// <summary>
    /// What the callee says instead of taking a booking: that the number must not be called, or is the wrong one; <see langword="null"/> for nothing.
    /// </summary>
    public string? Objection { get; init; }

    /// <summary>Whether an answering machine answers: a greeting, a tone, then a recording.</summary>
    public bool IsAnsweringMachine { get; init; }

    /// <summary>Whether the callee answers but never speaks.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The IVR menu before a person; <see langword="null"/> for none.</summary>
    public IvrMenuDefinition? Menu { get; init; }

    /// <summary>The prompt of the call screening before a person; <see langword="null"/> for none.</summary>
    public string? ScreeningPrompt { get; init; }

    /// <summary>The available tables.</summary>
    public TableAvailability Availability { get; init; } = new([], []);

    /// <summary>The details that the restaurant asks for, in order, unless the caller has given them.</summary>
    public IReadOnlyList<BookingQuestion> Questions { get; init; } =
        [BookingQuestion.PartySize, BookingQuestion.Date, BookingQuestion.Time, BookingQuestion.Name];

    /// <summary>The details that the restaurant requires for a booking besides party size, day and time.</summary>
    public IReadOnlyList<BookingQuestion> RequiredAnswers { get; init; } = [];

    /// <summary>The kind of confirmation code.</summary>
    public CodeStyle CodeStyle { get; init; } = CodeStyle.LettersAndDigits;

    /// <summary>Whether the restaurant spells the code in two parts with a pause between them.</summary>
    public bool SpellsCodeSlowly { get; init; }

    /// <summary>Whether the restaurant asks for a moment to check the book.</summary>
    public bool ChecksAvailability { get; init; }

    /// <summary>Whether the line drops when the restaurant returns from checking the book.</summary>
    public bool HangsUpWhileChecking { get; init; }

    /// <summary>How long the caller is on hold with music while the restaurant checks the book; zero for no hold.</summary>
    public TimeSpan HoldDuration { get; init; }

    /// <summary>How often the restaurant interrupts the caller with a question.</summary>
    public int InterruptionCount { get; init; }

    /// <summary>Whether the restaurant speaks immediately and starts its greeting again when the caller begins to speak.</summary>
    public bool TalksOverCaller { get; init; }

    /// <summary>The details that the restaurant reads back incorrectly, one in each read-back.</summary>
    public IReadOnlyList<BookingQuestion> ReadBackErrors { get; init; } = [];

    /// <summary>The only time that is left at the read-back; <see langword="null"/> if the restaurant keeps the agreed time.</summary>
    public TableTime? OnlyRemainingTime { get; init; }

    /// <summary>The silence after which the restaurant asks whether the caller is still there.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How the restaurant handles a cancellation.</summary>
    public CancellationStyle CancellationStyle { get; init; }

    /// <summary>The booking that exists before the call; <see langword="null"/> for none.</summary>
    public ExistingBooking? ExistingBooking { get; init; }

    /// <summary>The faults of the voice model during the call. The host of the voice model applies them.</summary>
    public ScenarioModelFaults ModelFaults { get; init; } = ScenarioModelFaults.None;

    /// <summary>The result that a correct caller must report.</summary>
    public required ScenarioExpectation Expectation { get; init; }

    /// <summary>Creates the booking that exists before the call, as the guest knows it; <see langword="null"/> for none.</summary>
    /// <param name="guest">The guest's name.</param>
    /// <param name="today">The day of the call.</param>
    /// <param name="seed">The seed of the confirmation code.</param>
    public (Booking Booking, DateOnly Date)? CreateExistingBooking(string guest, DateOnly today, int seed)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (ExistingBooking is not { } existing)
        {
            return null;
        }

        DateOnly date = today.AddDays(existing.DaysAhead);
        string name = guest.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1].ToLowerInvariant();
        return (new Booking(existing.PartySize, new SpokenDate(date.DayOfWeek, date.Month, date.Day),
            existing.Time, name, ConfirmationCodes.Generate(CodeStyle, seed)), date);
    }

    /// <summary>Creates the dialogue of the callee for one call.</summary>
    /// <param name="restaurantName">The name in the greeting.</param>
    /// <param name="seed">The seed of the confirmation code.</param>
    /// <param name="bookings">The restaurant's bookings, shared with its other calls; <see langword="null"/> for no bookings.</param>
    public ICalleeDialogue CreateCallee(string restaurantName, int seed, RestaurantBookings? bookings = null)
    {
        if (IsSilent)
        {
            return new SilentCallee(this);
        }

        if (IsAnsweringMachine)
        {
            return new AnsweringMachineCallee(this, restaurantName);
        }

        var person = new RestaurantDialogue(this, restaurantName, seed, bookings ?? new RestaurantBookings());
        return Menu is { } menu ? new IvrMenuCallee(this, menu, restaurantName, person)
            : ScreeningPrompt is { } prompt ? new CallScreeningCallee(this, prompt, restaurantName, person)
            : person;
    }
}
