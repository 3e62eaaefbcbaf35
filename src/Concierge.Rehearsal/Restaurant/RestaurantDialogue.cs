using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The dialogue of a person in a restaurant who takes bookings by phone, as a <see cref="Scenario"/> describes.</summary>
public sealed partial class RestaurantDialogue : ICalleeDialogue
{
    private const int MaxRepeats = 3;
    private const int MaxCorrections = 5;
    private static readonly TimeSpan AvailabilityCheckDuration = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HoldReturnDelay = TimeSpan.FromSeconds(1);

    /// <summary>How long the restaurant waits for a caller who asked for a moment.</summary>
    private static readonly TimeSpan MaxCallerWait = TimeSpan.FromSeconds(60);

    private readonly Scenario _scenario;
    private readonly string _restaurantName;
    private readonly RestaurantBookings _bookings;
    private string? _code;
    private ReservationForm _form = new();
    private readonly Dictionary<BookingQuestion, int> _askCounts = [];
    private readonly HashSet<BookingQuestion> _interruptionQuestions = [];
    private readonly Queue<BookingQuestion> _readBackErrors;
    private TableAvailability _availability;
    private DialogueStage _stage = DialogueStage.Collecting;
    private BookingQuestion? _openQuestion;
    private string _lastSpeech = "";
    private bool _isAvailabilityChecked;
    private int _notUnderstoodCount;
    private int _readBackCount;
    private int _correctionCount;
    private int _offerRepetitionCount;
    private int _silenceCount;
    private bool _hasRepeatedGreeting;
    private bool _isCallerWaiting;
    private bool _hasWithdrawnTime;

    /// <summary>Creates the dialogue of one call.</summary>
    public RestaurantDialogue(Scenario scenario, string restaurantName, int seed, RestaurantBookings bookings)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(restaurantName);
        ArgumentNullException.ThrowIfNull(bookings);
        _bookings = bookings;
        _scenario = scenario;
        _restaurantName = restaurantName;
        _availability = scenario.Availability;
        _readBackErrors = new Queue<BookingQuestion>(scenario.ReadBackErrors);
        _code = ConfirmationCodes.Generate(scenario.CodeStyle, seed + bookings.Bookings.Count);
        HotWords = RecognizedWords.Split(RecognizedWords.ToRecognizedForm(restaurantName));
    }

    /// <summary>The booking of this call; <see langword="null"/> without one.</summary>
    public Booking? ConfirmedBooking { get; private set; }

    /// <inheritdoc/>
    public RingResult Ring => _scenario.Ring;

    /// <inheritdoc/>
    public TimeSpan GreetingDelay => _scenario.GreetingDelay;

    /// <inheritdoc/>
    public LineEffects LineEffects => _scenario.LineEffects;

    /// <inheritdoc/>
    public IReadOnlyList<string> HotWords { get; }

    /// <inheritdoc/>
    public CalleeTurn? GetGreeting() => _scenario.Greeting.Length == 0 ? null : Say(Greeting) with { StartsImmediately = _scenario.TalksOverCaller };

    /// <inheritdoc/>
    public CalleeTurn? OnUtterance(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (_stage == DialogueStage.Ended)
        {
            return null;
        }

        _silenceCount = 0;
        _isCallerWaiting = false;
        var utterance = CallerUtterance.Parse(words, _openQuestion);
        if (_stage == DialogueStage.CheckingAvailability)
        {
            return null;
        }

        if (utterance.IsEmpty)
        {
            return ++_notUnderstoodCount >= MaxRepeats ? HangUp(RestaurantSentences.GivesUp) : Say(RestaurantSentences.NotUnderstood, remember: false);
        }

        _notUnderstoodCount = 0;
        if (utterance.AsksToWait && !utterance.SaysGoodbye && !utterance.HasDetails)
        {
            _isCallerWaiting = true;
            return null;
        }

        if (utterance.SaysGoodbye && !utterance.HasDetails)
        {
            return HangUp(_stage is DialogueStage.Booked or DialogueStage.Cancelled ? RestaurantSentences.ThankYou : RestaurantSentences.NoProblem);
        }

        if (utterance.AsksRepeat && !utterance.HasDetails && utterance.Code is null)
        {
            return Say(_lastSpeech);
        }

        if ((utterance.WantsCancellation || utterance.WantsChange)
            && _stage is not (DialogueStage.Booked or DialogueStage.LookingUp or DialogueStage.Cancelled))
        {
            return StartLookUp(utterance);
        }

        return _stage switch
        {
            DialogueStage.LookingUp => OnLookUpUtterance(utterance),
            DialogueStage.Cancelling => OnCancellationAnswer(utterance),
            DialogueStage.Cancelled => OnUtteranceAfterCancellation(utterance),
            DialogueStage.Offering => OnOfferAnswer(utterance),
            DialogueStage.Refused => OnUtteranceAfterRefusal(utterance),
            DialogueStage.ReadingBack => OnReadBackAnswer(utterance),
            DialogueStage.Booked => OnUtteranceAfterBooking(utterance),
            _ => OnDetails(utterance),
        };
    }

    /// <inheritdoc/>
    public CalleeTurn? OnSilence(TimeSpan quiet)
    {
        if (_stage == DialogueStage.CheckingAvailability && quiet >= (IsHolding ? HoldReturnDelay : AvailabilityCheckDuration))
        {
            _isAvailabilityChecked = true;
            _stage = DialogueStage.Collecting;
            return _scenario.HangsUpWhileChecking ? new CalleeTurn(RestaurantSentences.IncompleteOffer, DropsMidway: true)
                : IsHolding ? ReturnFromHold(CheckAvailability())
                : CheckAvailability();
        }

        if (_stage is DialogueStage.Ended or DialogueStage.CheckingAvailability || quiet < (_isCallerWaiting ? MaxCallerWait : _scenario.SilenceTimeout))
        {
            return null;
        }

        return ++_silenceCount >= 2 || _stage is DialogueStage.Booked or DialogueStage.Refused or DialogueStage.Cancelled
            ? HangUp(RestaurantSentences.Goodbye)
            : Say(RestaurantSentences.StillThere, remember: false);
    }

    private CalleeTurn OnDetails(CallerUtterance utterance)
    {
        _form.Update(utterance);
        if (_bookingToChange is not null && !IsChanged(_bookingToChange) && (utterance.PartySize is null || utterance.Times.Count == 0))
        {
            return utterance.HasDetails ? Say(RestaurantSentences.AsksWhatToChange) : Say(RestaurantSentences.NotUnderstood, remember: false);
        }

        if (_openQuestion is BookingQuestion.SpecialRequests or BookingQuestion.PhoneNumber or BookingQuestion.Card && !_form.HasValueFor(_openQuestion.Value)
            && !IsRequired(_openQuestion.Value))
        {
            _askCounts[_openQuestion.Value] = MaxRepeats;
        }

        return ContinueBooking();
    }

    // Asks for the next missing detail. Checks the availability as soon as party size, day and time are known.
    private CalleeTurn ContinueBooking()
    {
        foreach (BookingQuestion question in _scenario.Questions.Union([BookingQuestion.PartySize, BookingQuestion.Date, BookingQuestion.Time])
            .Where(question => !_form.HasValueFor(question)))
        {
            if (!IsTableDetail(question) && FindMissingTableDetail() is null && !_isAvailabilityChecked)
            {
                return StartAvailabilityCheck();
            }

            int repetitions = _askCounts.GetValueOrDefault(question);
            if (repetitions < MaxRepeats)
            {
                return Ask(question, repetitions);
            }

            if (IsRequired(question))
            {
                return HangUp(RestaurantSentences.GetRefusal(question));
            }
        }

        return _isAvailabilityChecked ? ReadBack() : StartAvailabilityCheck();
    }

    private static bool IsTableDetail(BookingQuestion question) => question is BookingQuestion.PartySize or BookingQuestion.Date or BookingQuestion.Time;

    private bool IsRequired(BookingQuestion question) => IsTableDetail(question) || _scenario.RequiredAnswers.Contains(question);

    private BookingQuestion? FindMissingTableDetail() =>
        new[] { BookingQuestion.PartySize, BookingQuestion.Date, BookingQuestion.Time }
            .Where(question => !_form.HasValueFor(question)).Cast<BookingQuestion?>().FirstOrDefault();

    private CalleeTurn Ask(BookingQuestion question, int repetitions)
    {
        _askCounts[question] = repetitions + 1;
        bool insists = repetitions > 0 && _scenario.RequiredAnswers.Contains(question);
        return Ask(question, insists ? RestaurantSentences.GetRequiredQuestion(question) : RestaurantSentences.GetQuestion(question, repetitions > 0));
    }

    private CalleeTurn Ask(BookingQuestion question, string speech)
    {
        CalleeTurn turn = Say(speech);
        _openQuestion = question;
        _stage = DialogueStage.Collecting;
        return turn;
    }

    private CalleeTurn Say(string speech, bool remember = true)
    {
        if (remember)
        {
            _lastSpeech = speech;
            _openQuestion = null;
        }

        return new CalleeTurn(speech);
    }

    private CalleeTurn HangUp(string speech)
    {
        _stage = DialogueStage.Ended;
        return new CalleeTurn(speech, HangUpAfter: true);
    }
}
