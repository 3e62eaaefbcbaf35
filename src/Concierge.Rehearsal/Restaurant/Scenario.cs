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

    /// <summary>What the line does when it is dialled.</summary>
    public RingResult Ring { get; init; } = new(RingKind.Answered, TimeSpan.FromSeconds(4));

    /// <summary>The silence before the greeting.</summary>
    public TimeSpan PickUpPause { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>The first words; <c>{restaurant}</c> stands for the restaurant's name. Empty: it waits for the caller to speak.</summary>
    public string Greeting { get; init; } = "{restaurant}, good evening, how can I help you?";

    /// <summary>Whether a machine answers: after the greeting a tone, then it records.</summary>
    public bool IsMachine { get; init; }

    /// <summary>The tables it has.</summary>
    public TableBook Tables { get; init; } = new([], []);

    /// <summary>What it asks for, in order, when the caller has not said it.</summary>
    public IReadOnlyList<Question> Asks { get; init; } = [Question.Party, Question.Date, Question.Time, Question.Name];

    /// <summary>The confirmation code it gives.</summary>
    public CodeStyle Code { get; init; } = CodeStyle.LettersAndDigits;

    /// <summary>Whether it asks for a moment to look into the book.</summary>
    public bool ChecksBook { get; init; }

    /// <summary>Whether the line goes dead when it comes back from the book.</summary>
    public bool HangsUpWhileChecking { get; init; }

    /// <summary>What a correct caller must come back with.</summary>
    public required ScenarioExpectation Expect { get; init; }

    /// <summary>The mind of whoever answers one call.</summary>
    /// <param name="restaurantName">The name it answers with.</param>
    /// <param name="seed">Decides the confirmation code.</param>
    public ICalleeDialogue Answer(string restaurantName, int seed) =>
        IsMachine ? new AnsweringMachine(this, restaurantName) : new RestaurantDialogue(this, restaurantName, seed);
}
