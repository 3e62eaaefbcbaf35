namespace Concierge.Rehearsal.Restaurant;

/// <summary>The state of one call that the parts of the restaurant's dialogue share.</summary>
internal sealed class RestaurantConversation
{
    public DialogueStage Stage { get; set; } = DialogueStage.Collecting;

    /// <summary>The details noted in this call.</summary>
    public ReservationForm Form { get; set; } = new();

    /// <summary>The confirmation number of the call's booking; <see langword="null"/> if the restaurant gives none.</summary>
    public string? Code { get; set; }

    /// <summary>The existing booking that the caller changes; <see langword="null"/> for a new booking.</summary>
    public Booking? BookingToChange { get; set; }

    /// <summary>How often the restaurant has corrected the caller or repeated the confirmation number.</summary>
    public int CorrectionCount { get; set; }

    /// <summary>The question that the restaurant asked last; <see langword="null"/> after any other sentence.</summary>
    public BookingQuestion? OpenQuestion { get; private set; }

    /// <summary>What the restaurant repeats when it is asked to.</summary>
    public string LastSpeech { get; private set; } = "";

    /// <summary>Says a sentence.</summary>
    /// <param name="speech">The sentence.</param>
    /// <param name="remember">Whether it replaces <see cref="LastSpeech"/> and closes the open question.</param>
    public CalleeTurn Say(string speech, bool remember = true)
    {
        if (remember)
        {
            LastSpeech = speech;
            OpenQuestion = null;
        }

        return new CalleeTurn(speech);
    }

    /// <summary>Says a sentence and enters a stage.</summary>
    public CalleeTurn Say(string speech, DialogueStage stage)
    {
        Stage = stage;
        return Say(speech);
    }

    /// <summary>Asks a question, which the caller's next utterance is expected to answer.</summary>
    public CalleeTurn Ask(BookingQuestion question, string speech)
    {
        CalleeTurn turn = Say(speech);
        OpenQuestion = question;
        return turn;
    }

    /// <summary>Says a last sentence and hangs up.</summary>
    public CalleeTurn HangUp(string speech)
    {
        Stage = DialogueStage.Ended;
        return new CalleeTurn(speech, HangUpAfter: true);
    }
}
