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
    private readonly GuestBook _book;
    private string? _code;
    private OrderPad _form = new();
    private readonly Dictionary<Question, int> _asked = [];
    private readonly HashSet<Question> _interruptedWith = [];
    private readonly Queue<Question> _mishears;
    private TableBook _tables;
    private Stage _stage = Stage.Collecting;
    private Question? _asking;
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
    public RestaurantDialogue(Scenario scenario, string restaurantName, int seed, GuestBook book)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(restaurantName);
        ArgumentNullException.ThrowIfNull(book);
        _book = book;
        _scenario = scenario;
        _restaurantName = restaurantName;
        _tables = scenario.Tables;
        _mishears = new Queue<Question>(scenario.Mishears);
        _code = ConfirmationCodes.Generate(scenario.Code, seed + book.Bookings.Count);
        HotWords = Words.Split(Words.AsHeard(restaurantName));
    }

    /// <summary>The booking of this call; <see langword="null"/> without one.</summary>
    public Booking? Book { get; private set; }

    /// <inheritdoc/>
    public RingResult Ring => _scenario.Ring;

    /// <inheritdoc/>
    public TimeSpan PickUpPause => _scenario.PickUpPause;

    /// <inheritdoc/>
    public LineSound Line => _scenario.Line;

    /// <inheritdoc/>
    public IReadOnlyList<string> HotWords { get; }

    /// <inheritdoc/>
    public CalleeTurn? Open() => _scenario.Greeting.Length == 0 ? null : Say(Greeting) with { CutsIn = _scenario.TalksOver };

    /// <inheritdoc/>
    public CalleeTurn? Hear(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (_stage == Stage.Over)
        {
            return null;
        }

        _nudges = 0;
        _isCallerWaiting = false;
        var heard = CallerUtterance.Parse(words, _asking);
        if (_stage == Stage.Checking)
        {
            return null;
        }

        if (heard.IsNothing)
        {
            return ++_notUnderstoodCount >= MaxRepeats ? HangUp(Sentences.GivesUp) : Say(Sentences.NotUnderstood, remember: false);
        }

        _notUnderstoodCount = 0;
        if (heard.AsksToWait && !heard.Goodbye && !heard.HasDetails)
        {
            _isCallerWaiting = true;
            return null;
        }

        if (heard.Goodbye && !heard.HasDetails)
        {
            return HangUp(_stage is Stage.Booked or Stage.Cancelled ? Sentences.ThankYou : Sentences.NoProblem);
        }

        if (heard.AsksRepeat && !heard.HasDetails && heard.Code is null)
        {
            return Say(_last);
        }

        if ((heard.WantsCancellation || heard.WantsChange) && _stage is not (Stage.Booked or Stage.LookingUp or Stage.Cancelled))
        {
            return LookUp(heard);
        }

        return _stage switch
        {
            Stage.LookingUp => HearAboutLookUp(heard),
            Stage.Cancelling => HearWhetherToCancel(heard),
            Stage.Cancelled => HearAfterCancelling(heard),
            Stage.Offering => HearAboutOffer(heard),
            Stage.Refused => HearAfterRefusal(heard),
            Stage.ReadingBack => HearAboutReadBack(heard),
            Stage.Booked => HearAfterBooking(heard),
            _ => HearDetails(heard),
        };
    }

    /// <inheritdoc/>
    public CalleeTurn? Silence(TimeSpan quiet)
    {
        if (_stage == Stage.Checking && quiet >= (IsHolding ? HoldReturnDelay : CheckDuration))
        {
            _checked = true;
            _stage = Stage.Collecting;
            return _scenario.HangsUpWhileChecking ? new CalleeTurn(Sentences.BreaksOff, HangUpMidway: true)
                : IsHolding ? ReturnFromHold(CheckAvailability())
                : CheckAvailability();
        }

        if (_stage is Stage.Over or Stage.Checking || quiet < (_isCallerWaiting ? MaxCallerWait : _scenario.Patience))
        {
            return null;
        }

        return ++_nudges >= 2 || _stage is Stage.Booked or Stage.Refused or Stage.Cancelled
            ? HangUp(Sentences.Goodbye)
            : Say(Sentences.StillThere, remember: false);
    }

    private CalleeTurn HearDetails(CallerUtterance heard)
    {
        _form.Take(heard);
        if (_changing is not null && !IsChanged(_changing) && (heard.Party is null || heard.Times.Count == 0))
        {
            return heard.HasDetails ? Say(Sentences.AsksWhatToChange) : Say(Sentences.NotUnderstood, remember: false);
        }

        if (_asking is Question.Requests or Question.Phone or Question.Card && !_form.Knows(_asking.Value) && !IsRequired(_asking.Value))
        {
            _asked[_asking.Value] = MaxRepeats;
        }

        return Proceed();
    }

    // Asks for the next missing detail; checks the availability as soon as party size, day and time are known.
    private CalleeTurn Proceed()
    {
        foreach (Question question in _scenario.Asks.Union([Question.Party, Question.Date, Question.Time]).Where(question => !_form.Knows(question)))
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
                return HangUp(Sentences.NotWithout(question));
            }
        }

        return _checked ? ReadBack() : BeginCheck();
    }

    private static bool IsTableDetail(Question question) => question is Question.Party or Question.Date or Question.Time;

    private bool IsRequired(Question question) => IsTableDetail(question) || _scenario.Insists.Contains(question);

    private Question? FindMissingTableDetail() =>
        new[] { Question.Party, Question.Date, Question.Time }.Where(question => !_form.Knows(question)).Cast<Question?>().FirstOrDefault();

    private CalleeTurn Ask(Question question, int times)
    {
        _asked[question] = times + 1;
        bool insists = times > 0 && _scenario.Insists.Contains(question);
        return Ask(question, insists ? Sentences.Insist(question) : Sentences.Ask(question, times > 0));
    }

    private CalleeTurn Ask(Question question, string speech)
    {
        CalleeTurn turn = Say(speech);
        _asking = question;
        _stage = Stage.Collecting;
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
        _stage = Stage.Over;
        return new CalleeTurn(speech, HangUpAfter: true);
    }
}
