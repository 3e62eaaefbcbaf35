using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The dialogue of a person in a restaurant who takes bookings by phone as a <see cref="Scenario"/> describes.</summary>
public sealed partial class RestaurantDialogue : ICalleeDialogue
{
    private const int MaxRepeats = 3;
    private const int MaxCorrections = 5;
    private static readonly TimeSpan CheckDuration = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HoldReturnDelay = TimeSpan.FromSeconds(1);

    /// <summary>How long the restaurant waits for a caller who asked for a moment.</summary>
    private static readonly TimeSpan MaxCallerWait = TimeSpan.FromSeconds(60);

    private readonly Scenario _scenario;
    private readonly string _restaurantName;
    private readonly RestaurantBookings _book;
    private string? _code;
    private ReservationForm _form = new();
    private readonly Dictionary<BookingQuestion, int> _asked = [];
    private readonly HashSet<BookingQuestion> _interruptedWith = [];
    private readonly Queue<BookingQuestion> _mishears;
    private TableAvailability _tables;
    private DialogueStage _stage = DialogueStage.Collecting;
    private BookingQuestion? _asking;
    private string _last = "";
    private bool _checked;
    private int _notUnderstoodCount;
    private int _readBacks;
    private int _corrections;
    private int _offersRepeated;
    private int _nudges;
    private bool _greetedAgain;
    private bool _isCallerWaiting;
    private bool _changedMind;

    /// <summary>Creates the dialogue of one call.</summary>
    public RestaurantDialogue(Scenario scenario, string restaurantName, int seed, RestaurantBookings book)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(restaurantName);
        ArgumentNullException.ThrowIfNull(book);
        _book = book;
        _scenario = scenario;
        _restaurantName = restaurantName;
        _tables = scenario.Tables;
        _mishears = new Queue<BookingQuestion>(scenario.ReadBackErrors);
        _code = ConfirmationCodes.Generate(scenario.CodeStyle, seed + book.Bookings.Count);
        HotWords = RecognizedWords.Split(RecognizedWords.ToRecognizedForm(restaurantName));
    }

    /// <summary>The booking of this call; <see langword="null"/> without one.</summary>
    public Booking? ConfirmedBooking { get; private set; }

    /// <inheritdoc/>
    public RingResult Ring => _scenario.Ring;

    /// <inheritdoc/>
    public TimeSpan PickUpPause => _scenario.PickUpPause;

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
        if (_stage == DialogueStage.Over)
        {
            return null;
        }

        _nudges = 0;
        _isCallerWaiting = false;
        var heard = CallerUtterance.Parse(words, _asking);
        if (_stage == DialogueStage.Checking)
        {
            return null;
        }

        if (heard.IsEmpty)
        {
            return ++_notUnderstoodCount >= MaxRepeats ? HangUp(RestaurantLines.GivesUp) : Say(RestaurantLines.NotUnderstood, remember: false);
        }

        _notUnderstoodCount = 0;
        if (heard.AsksToWait && !heard.SaysGoodbye && !heard.HasDetails)
        {
            _isCallerWaiting = true;
            return null;
        }

        if (heard.SaysGoodbye && !heard.HasDetails)
        {
            return HangUp(_stage is DialogueStage.Booked or DialogueStage.Cancelled ? RestaurantLines.ThankYou : RestaurantLines.NoProblem);
        }

        if (heard.AsksRepeat && !heard.HasDetails && heard.Code is null)
        {
            return Say(_last);
        }

        if ((heard.WantsCancellation || heard.WantsChange) && _stage is not (DialogueStage.Booked or DialogueStage.LookingUp or DialogueStage.Cancelled))
        {
            return LookUp(heard);
        }

        return _stage switch
        {
            DialogueStage.LookingUp => HearAboutLookUp(heard),
            DialogueStage.Cancelling => HearWhetherToCancel(heard),
            DialogueStage.Cancelled => HearAfterCancelling(heard),
            DialogueStage.Offering => HearAboutOffer(heard),
            DialogueStage.Refused => HearAfterRefusal(heard),
            DialogueStage.ReadingBack => HearAboutReadBack(heard),
            DialogueStage.Booked => HearAfterBooking(heard),
            _ => HearDetails(heard),
        };
    }

    /// <inheritdoc/>
    public CalleeTurn? OnSilence(TimeSpan quiet)
    {
        if (_stage == DialogueStage.Checking && quiet >= (IsHolding ? HoldReturnDelay : CheckDuration))
        {
            _checked = true;
            _stage = DialogueStage.Collecting;
            return _scenario.HangsUpWhileChecking ? new CalleeTurn(RestaurantLines.BreaksOff, DropsMidway: true)
                : IsHolding ? ReturnFromHold(CheckAvailability())
                : CheckAvailability();
        }

        if (_stage is DialogueStage.Over or DialogueStage.Checking || quiet < (_isCallerWaiting ? MaxCallerWait : _scenario.SilenceTimeout))
        {
            return null;
        }

        return ++_nudges >= 2 || _stage is DialogueStage.Booked or DialogueStage.Refused or DialogueStage.Cancelled
            ? HangUp(RestaurantLines.Goodbye)
            : Say(RestaurantLines.StillThere, remember: false);
    }

    private CalleeTurn HearDetails(CallerUtterance heard)
    {
        _form.Update(heard);
        if (_changing is not null && !IsChanged(_changing) && (heard.PartySize is null || heard.Times.Count == 0))
        {
            return heard.HasDetails ? Say(RestaurantLines.AsksWhatToChange) : Say(RestaurantLines.NotUnderstood, remember: false);
        }

        if (_asking is BookingQuestion.Requests or BookingQuestion.Phone or BookingQuestion.Card && !_form.HasValueFor(_asking.Value)
            && !IsRequired(_asking.Value))
        {
            _asked[_asking.Value] = MaxRepeats;
        }

        return Proceed();
    }

    // Asks for the next missing detail; checks the availability as soon as party size, day and time are known.
    private CalleeTurn Proceed()
    {
        foreach (BookingQuestion question in _scenario.Questions.Union([BookingQuestion.Party, BookingQuestion.Date, BookingQuestion.Time])
            .Where(question => !_form.HasValueFor(question)))
        {
            if (!IsTableDetail(question) && FindMissingTableDetail() is null && !_checked)
            {
                return BeginCheck();
            }

            int times = _asked.GetValueOrDefault(question);
            if (times < MaxRepeats)
            {
                return Ask(question, times);
            }

            if (IsRequired(question))
            {
                return HangUp(RestaurantLines.GetRefusal(question));
            }
        }

        return _checked ? ReadBack() : BeginCheck();
    }

    private static bool IsTableDetail(BookingQuestion question) => question is BookingQuestion.Party or BookingQuestion.Date or BookingQuestion.Time;

    private bool IsRequired(BookingQuestion question) => IsTableDetail(question) || _scenario.RequiredAnswers.Contains(question);

    private BookingQuestion? FindMissingTableDetail() =>
        new[] { BookingQuestion.Party, BookingQuestion.Date, BookingQuestion.Time }
            .Where(question => !_form.HasValueFor(question)).Cast<BookingQuestion?>().FirstOrDefault();

    private CalleeTurn Ask(BookingQuestion question, int times)
    {
        _asked[question] = times + 1;
        bool insists = times > 0 && _scenario.RequiredAnswers.Contains(question);
        return Ask(question, insists ? RestaurantLines.GetInsistence(question) : RestaurantLines.GetQuestion(question, times > 0));
    }

    private CalleeTurn Ask(BookingQuestion question, string speech)
    {
        CalleeTurn turn = Say(speech);
        _asking = question;
        _stage = DialogueStage.Collecting;
        return turn;
    }

    private CalleeTurn Say(string speech, bool remember = true)
    {
        if (remember)
        {
            _last = speech;
            _asking = null;
        }

        return new CalleeTurn(speech);
    }

    private CalleeTurn HangUp(string speech)
    {
        _stage = DialogueStage.Over;
        return new CalleeTurn(speech, HangUpAfter: true);
    }
}
