using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>What a rehearsal's restaurant does when it is called.</summary>
public sealed record Scenario
{
    /// <summary>The file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public required string Description { get; init; }

    /// <summary>What is asked for in a rehearsal that names no request; <see langword="null"/> for the usual one.</summary>
    public string? Request { get; init; }

    /// <summary>The voice that speaks: <c>rms</c>, <c>awb</c>, <c>kal16</c> or <c>slt</c>.</summary>
    public string Voice { get; init; } = "rms";

    /// <summary>The voice of a menu or a call screening; <see langword="null"/> for the same.</summary>
    public string? MachineVoice { get; init; }

    /// <summary>What the line does when it is dialled.</summary>
    public RingResult Ring { get; init; } = new(RingKind.Answered, TimeSpan.FromSeconds(4));

    /// <summary>What the telephone adds to the voice.</summary>
    public LineSound Line { get; init; } = LineSound.Clean;

    /// <summary>The silence before the greeting.</summary>
    public TimeSpan PickUpPause { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>The first words; <c>{restaurant}</c> stands for the restaurant's name. Empty: it waits for the caller to speak.</summary>
    public string Greeting { get; init; } = "{restaurant}, good evening, how can I help you?";

    /// <summary>Whether a machine answers: after the greeting a tone, then it records.</summary>
    public bool IsMachine { get; init; }

    /// <summary>Whether whoever picks up never says a word.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The automatic menu before a person; <see langword="null"/> when there is none.</summary>
    public MenuPlan? Menu { get; init; }

    /// <summary>What a call screening asks before a person comes; <see langword="null"/> when there is none.</summary>
    public string? Screening { get; init; }

    /// <summary>The tables it has.</summary>
    public TableBook Tables { get; init; } = new([], []);

    /// <summary>What it asks for, in order, when the caller has not said it.</summary>
    public IReadOnlyList<Question> Asks { get; init; } = [Question.Party, Question.Date, Question.Time, Question.Name];

    /// <summary>What it does not book without, besides party, day and time.</summary>
    public IReadOnlyList<Question> Insists { get; init; } = [];

    /// <summary>The confirmation code it gives.</summary>
    public CodeStyle Code { get; init; } = CodeStyle.LettersAndDigits;

    /// <summary>Whether it gives the code in two pieces with a pause between them.</summary>
    public bool SpellsSlowly { get; init; }

    /// <summary>Whether it asks for a moment to look into the book.</summary>
    public bool ChecksBook { get; init; }

    /// <summary>Whether the line goes dead when it comes back from the book.</summary>
    public bool HangsUpWhileChecking { get; init; }

    /// <summary>How long the caller is on hold, with music, while it looks into the book; zero for not at all.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>How often it cuts in with a question while the caller speaks.</summary>
    public int Interrupts { get; init; }

    /// <summary>Whether it talks at once, and begins its greeting again when the caller begins to speak.</summary>
    public bool TalksOver { get; init; }

    /// <summary>What it repeats wrongly, one after another, each in a reading back of its own.</summary>
    public IReadOnlyList<Question> Mishears { get; init; } = [];

    /// <summary>The only time left when it comes to reading back; <see langword="null"/> when it keeps to what it agreed to.</summary>
    public TableTime? ChangesMind { get; init; }

    /// <summary>How much silence it bears before it asks whether anybody is there.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What it does when a booking is to be cancelled.</summary>
    public CancellationStyle Cancels { get; init; }

    /// <summary>A booking from before the call; <see langword="null"/> for none.</summary>
    public BookedBefore? Booked { get; init; }

    /// <summary>What befalls the voice model in the middle of the call. Whoever runs the voice model sees to it.</summary>
    public ModelFaults Model { get; init; } = ModelFaults.None;

    /// <summary>What a correct caller must come back with.</summary>
    public required ScenarioExpectation Expect { get; init; }

    /// <summary>The booking from before the call as the guest has it, code and all; <see langword="null"/> for none.</summary>
    /// <param name="guest">The guest's name.</param>
    /// <param name="today">The day of the call.</param>
    /// <param name="seed">Decides the confirmation code.</param>
    public (Booking Booking, DateOnly Date)? BookedFor(string guest, DateOnly today, int seed)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (Booked is not { } booked)
        {
            return null;
        }

        DateOnly date = today.AddDays(booked.DaysAhead);
        string name = guest.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1].ToLowerInvariant();
        return (new Booking(booked.PartySize, new HeardDate(date.DayOfWeek, date.Month, date.Day), booked.Time, name, ConfirmationCodes.Generate(Code, seed)), date);
    }

    /// <summary>The mind of whoever answers one call.</summary>
    /// <param name="restaurantName">The name it answers with.</param>
    /// <param name="seed">Decides the confirmation code.</param>
    /// <param name="book">The restaurant's book, which it shares with its other calls; <see langword="null"/> for one of its own.</param>
    public ICalleeDialogue Answer(string restaurantName, int seed, GuestBook? book = null)
    {
        if (IsSilent)
        {
            return new SilentCallee(this);
        }

        if (IsMachine)
        {
            return new AnsweringMachine(this, restaurantName);
        }

        var person = new RestaurantDialogue(this, restaurantName, seed, book ?? new GuestBook());
        return Menu is { } menu ? new AutomaticMenu(this, menu, restaurantName, person)
            : Screening is { } prompt ? new CallScreening(this, prompt, restaurantName, person)
            : person;
    }
}
