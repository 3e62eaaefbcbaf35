using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The dialogue of a person in a restaurant who takes bookings by phone, as a <see cref="Scenario"/> describes.</summary>
public sealed class RestaurantDialogue : ICalleeDialogue
{
    private const int MaxNotUnderstood = 3;

    /// <summary>How long the restaurant waits for a caller who asked for a moment.</summary>
    private static readonly TimeSpan MaxCallerWait = TimeSpan.FromSeconds(60);

    private readonly Scenario _scenario;
    private readonly string _greeting;
    private readonly RestaurantConversation _conversation;
    private readonly DetailCollector _details;
    private readonly AvailabilityChecker _availability;
    private readonly BookingConfirmation _confirmation;
    private readonly ExistingBookingHandler _existingBookings;
    private readonly CallerInterrupter _interrupter;
    private int _notUnderstoodCount;
    private int _silenceCount;
    private bool _isCallerWaiting;

    /// <summary>Creates the dialogue of one call.</summary>
    public RestaurantDialogue(Scenario scenario, string restaurantName, int seed, RestaurantBookings bookings)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(restaurantName);
        ArgumentNullException.ThrowIfNull(bookings);
        _scenario = scenario;
        _greeting = RestaurantSentences.FormatGreeting(scenario.Greeting, restaurantName);
        _conversation = new RestaurantConversation { Code = ConfirmationCodes.Generate(scenario.CodeStyle, seed + bookings.Bookings.Count) };
        _details = new DetailCollector(scenario, _conversation);
        _availability = new AvailabilityChecker(scenario, _conversation);
        _confirmation = new BookingConfirmation(scenario, bookings, _conversation, _availability);
        _existingBookings = new ExistingBookingHandler(scenario, bookings, _conversation);
        _interrupter = new CallerInterrupter(scenario, _conversation, _details);
        HotWords = RecognizedWords.Split(RecognizedWords.ToRecognizedForm(restaurantName));
    }

    /// <inheritdoc/>
    public Booking? ConfirmedBooking => _confirmation.ConfirmedBooking;

    /// <inheritdoc/>
    public RingResult Ring => _scenario.Ring;

    /// <inheritdoc/>
    public TimeSpan GreetingDelay => _scenario.GreetingDelay;

    /// <inheritdoc/>
    public LineEffects LineEffects => _scenario.LineEffects;

    /// <inheritdoc/>
    public IReadOnlyList<string> HotWords { get; }

    /// <inheritdoc/>
    public TimeSpan? InterruptionDelay => _interrupter.Delay;

    /// <inheritdoc/>
    public CalleeTurn? GetGreeting() =>
        _greeting.Length == 0 ? null : _conversation.Say(_greeting) with { StartsImmediately = _scenario.TalksOverCaller };

    /// <inheritdoc/>
    public CalleeTurn? OnUtterance(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (_conversation.Stage == DialogueStage.Ended)
        {
            return null;
        }

        _silenceCount = 0;
        _isCallerWaiting = false;
        var utterance = CallerUtterance.Parse(words, _conversation.OpenQuestion);
        if (_conversation.Stage == DialogueStage.CheckingAvailability)
        {
            return null;
        }

        if (utterance.IsEmpty)
        {
            return ++_notUnderstoodCount >= MaxNotUnderstood
                ? _conversation.HangUp(RestaurantSentences.GivesUp)
                : _conversation.Say(RestaurantSentences.NotUnderstood, remember: false);
        }

        _notUnderstoodCount = 0;
        if (utterance.AsksToWait && !utterance.SaysGoodbye && !utterance.HasDetails)
        {
            _isCallerWaiting = true;
            return null;
        }

        if (_scenario.Objection is { } objection && _conversation.Stage == DialogueStage.Collecting && !utterance.SaysGoodbye)
        {
            return _conversation.Say(objection, DialogueStage.Refused);
        }

        return RespondInAnyStage(utterance) ?? RespondInStage(utterance) ?? ContinueBooking();
    }

    /// <inheritdoc/>
    public CalleeTurn? TryInterrupt() => _interrupter.TryInterrupt(_greeting);

    /// <inheritdoc/>
    public void OnOverheard(string words)
    {
        if (_conversation.Stage == DialogueStage.Collecting)
        {
            _silenceCount = 0;
            _conversation.Form.Update(CallerUtterance.Parse(words, openQuestion: null));
        }
    }

    /// <inheritdoc/>
    public CalleeTurn? OnSilence(TimeSpan quiet)
    {
        DialogueStage stage = _conversation.Stage;
        if (stage == DialogueStage.CheckingAvailability)
        {
            return quiet < _availability.ResultDelay ? null : _availability.ReturnFromHold(_availability.Complete() ?? ContinueBooking());
        }

        if (stage == DialogueStage.Ended || quiet < (_isCallerWaiting ? MaxCallerWait : _scenario.SilenceTimeout))
        {
            return null;
        }

        return ++_silenceCount >= 2 || stage is DialogueStage.Booked or DialogueStage.Refused or DialogueStage.Cancelled
            ? _conversation.HangUp(RestaurantSentences.Goodbye)
            : _conversation.Say(RestaurantSentences.StillThere, remember: false);
    }

    /// <summary>Responds to what a caller may say at any time.</summary>
    private CalleeTurn? RespondInAnyStage(CallerUtterance utterance)
    {
        DialogueStage stage = _conversation.Stage;
        if (utterance.SaysGoodbye && !utterance.HasDetails)
        {
            return _conversation.HangUp(
                stage is DialogueStage.Booked or DialogueStage.Cancelled ? RestaurantSentences.ThankYou : RestaurantSentences.NoProblem);
        }

        if (utterance.AsksRepeat && !utterance.HasDetails && utterance.Code is null)
        {
            return _conversation.Say(_conversation.LastSpeech);
        }

        return (utterance.WantsCancellation || utterance.WantsChange)
            && stage is not (DialogueStage.Booked or DialogueStage.LookingUp or DialogueStage.Cancelled)
            ? _existingBookings.Start(utterance)
            : null;
    }

    private CalleeTurn? RespondInStage(CallerUtterance utterance) => _conversation.Stage switch
    {
        DialogueStage.LookingUp => _existingBookings.OnLookUpUtterance(utterance),
        DialogueStage.Cancelling => _existingBookings.OnCancellationAnswer(utterance),
        DialogueStage.Cancelled => _existingBookings.OnUtteranceAfterCancellation(utterance),
        DialogueStage.Offering => _availability.OnOfferAnswer(utterance),
        DialogueStage.Refused => _availability.OnUtteranceAfterRefusal(utterance),
        DialogueStage.ReadingBack => _confirmation.OnReadBackAnswer(utterance),
        DialogueStage.Booked => _confirmation.OnUtteranceAfterBooking(utterance),
        _ => _details.OnUtterance(utterance),
    };

    // The availability is checked as soon as party size, day and time are known.
    private CalleeTurn ContinueBooking() =>
        _details.AskNext(_availability.IsChecked)
        ?? (_availability.IsChecked ? _confirmation.ReadBack() : _availability.Start() ?? ContinueBooking());
}
