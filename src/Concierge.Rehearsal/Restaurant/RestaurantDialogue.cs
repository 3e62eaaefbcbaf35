using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A person in a restaurant who takes bookings over the telephone as a <see cref="Scenario"/> says.</summary>
public sealed partial class RestaurantDialogue : ICalleeDialogue
{
    private const int Patience = 3;
    private const int MostCorrections = 5;
    private static readonly TimeSpan LooksFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BackFromHoldAfter = TimeSpan.FromSeconds(1);

    /// <summary>How long the line is held for a caller who asked for a moment.</summary>
    private static readonly TimeSpan HoldsTheLineFor = TimeSpan.FromSeconds(60);

    private readonly Scenario _scenario;
    private readonly string _restaurantName;
    private readonly GuestBook _book;
    private string? _code;
    private OrderPad _pad = new();
    private readonly Dictionary<Question, int> _asked = [];
    private readonly HashSet<Question> _cutInWith = [];
    private readonly Queue<Question> _mishears;
    private TableBook _tables;
    private Stage _stage = Stage.Collecting;
    private Question? _asking;
    private string _last = "";
    private bool _checked;
    private int _misheard;
    private int _readBacks;
    private int _corrections;
    private int _offersRepeated;
    private int _nudges;
    private bool _greetedAgain;
    private bool _holdsTheLine;
    private bool _changedMind;

    /// <summary>Sits down by the telephone.</summary>
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

    /// <summary>What the restaurant has booked; <see langword="null"/> as long as it has booked nothing.</summary>
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
        _holdsTheLine = false;
        var heard = CallerUtterance.Parse(words, _asking);
        if (_stage == Stage.Checking)
        {
            return null;
        }

        if (heard.IsNothing)
        {
            return ++_misheard >= Patience ? HangUp(Sentences.GivesUp) : Say(Sentences.NotUnderstood, remember: false);
        }

        _misheard = 0;
        if (heard.AsksToWait && !heard.Goodbye && !heard.HasDetails)
        {
            _holdsTheLine = true;
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
        if (_stage == Stage.Checking && quiet >= (IsHolding ? BackFromHoldAfter : LooksFor))
        {
            _checked = true;
            _stage = Stage.Collecting;
            return _scenario.HangsUpWhileChecking ? new CalleeTurn(Sentences.BreaksOff, HangUpMidway: true)
                : IsHolding ? BackFromHold(Look())
                : Look();
        }

        if (_stage is Stage.Over or Stage.Checking || quiet < (_holdsTheLine ? HoldsTheLineFor : _scenario.Patience))
        {
            return null;
        }

        return ++_nudges >= 2 || _stage is Stage.Booked or Stage.Refused or Stage.Cancelled ? HangUp(Sentences.Goodbye) : Say(Sentences.StillThere, remember: false);
    }

    private CalleeTurn HearDetails(CallerUtterance heard)
    {
        _pad.Take(heard);
        if (_changing is not null && !IsChanged(_changing) && (heard.Party is null || heard.Times.Count == 0))
        {
            return heard.HasDetails ? Say(Sentences.AsksWhatToChange) : Say(Sentences.NotUnderstood, remember: false);
        }

        if (_asking is Question.Requests or Question.Phone or Question.Card && !_pad.Knows(_asking.Value) && !Needs(_asking.Value))
        {
            _asked[_asking.Value] = Patience;
        }

        return Proceed();
    }

    // The next missing piece; the book is looked into as soon as party, day and time are known.
    private CalleeTurn Proceed()
    {
        foreach (Question question in _scenario.Asks.Union([Question.Party, Question.Date, Question.Time]).Where(question => !_pad.Knows(question)))
        {
            if (!IsOfTheTable(question) && Missing() is null && !_checked)
            {
                return Check();
            }

            int times = _asked.GetValueOrDefault(question);
            if (times < Patience)
            {
                return Ask(question, times);
            }

            if (Needs(question))
            {
                return HangUp(Sentences.NotWithout(question));
            }
        }

        return _checked ? ReadBack() : Check();
    }

    private static bool IsOfTheTable(Question question) => question is Question.Party or Question.Date or Question.Time;

    private bool Needs(Question question) => IsOfTheTable(question) || _scenario.Insists.Contains(question);

    private Question? Missing() =>
        new[] { Question.Party, Question.Date, Question.Time }.Where(question => !_pad.Knows(question)).Cast<Question?>().FirstOrDefault();

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
