using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A person in a restaurant who takes bookings over the telephone as a <see cref="Scenario"/> says.</summary>
public sealed class RestaurantDialogue : ICalleeDialogue
{
    private const int Patience = 3;
    private const int MostCorrections = 5;
    private static readonly TimeSpan LooksFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(8);

    private readonly Scenario _scenario;
    private readonly string _restaurantName;
    private readonly string? _code;
    private readonly OrderPad _pad = new();
    private readonly Dictionary<Question, int> _asked = [];
    private Stage _stage = Stage.Collecting;
    private Question? _asking;
    private string _last = "";
    private bool _checked;
    private int _misheard;
    private int _readBacks;
    private int _corrections;
    private int _offersRepeated;
    private int _nudges;

    /// <summary>Sits down by the telephone.</summary>
    public RestaurantDialogue(Scenario scenario, string restaurantName, int seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(restaurantName);
        _scenario = scenario;
        _restaurantName = restaurantName;
        _code = ConfirmationCodes.Generate(scenario.Code, seed);
        HotWords = Words.Split(Words.AsHeard(restaurantName));
    }

    /// <summary>What the restaurant has booked; <see langword="null"/> as long as it has booked nothing.</summary>
    public Booking? Book { get; private set; }

    /// <inheritdoc/>
    public RingResult Ring => _scenario.Ring;

    /// <inheritdoc/>
    public TimeSpan PickUpPause => _scenario.PickUpPause;

    /// <inheritdoc/>
    public IReadOnlyList<string> HotWords { get; }

    /// <inheritdoc/>
    public CalleeTurn? Open() => _scenario.Greeting.Length == 0 ? null : Say(Sentences.Greeting(_scenario.Greeting, _restaurantName));

    /// <inheritdoc/>
    public CalleeTurn? Hear(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (_stage == Stage.Over)
        {
            return null;
        }

        _nudges = 0;
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
        if (heard.Goodbye && !heard.HasDetails)
        {
            return HangUp(_stage == Stage.Booked ? Sentences.ThankYou : Sentences.NoProblem);
        }

        if (heard.AsksRepeat && !heard.HasDetails && heard.Code is null)
        {
            return Say(_last);
        }

        return _stage switch
        {
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
        if (_stage == Stage.Checking && quiet >= LooksFor)
        {
            _checked = true;
            _stage = Stage.Collecting;
            return _scenario.HangsUpWhileChecking ? new CalleeTurn(Sentences.BreaksOff, HangUpMidway: true) : Look();
        }

        if (_stage is Stage.Over or Stage.Checking || quiet < WaitsFor)
        {
            return null;
        }

        return ++_nudges >= 2 || _stage is Stage.Booked or Stage.Refused ? HangUp(Sentences.Goodbye) : Say(Sentences.StillThere, remember: false);
    }

    private CalleeTurn HearDetails(CallerUtterance heard)
    {
        if (_asking == Question.Requests || (_asking == Question.Phone && heard.Telephone is null))
        {
            _asked[_asking.Value] = Patience;
        }

        _pad.Take(heard);
        return Proceed();
    }

    // The next missing piece; the book is looked into as soon as party, day and time are known.
    private CalleeTurn Proceed()
    {
        foreach (Question question in _scenario.Asks.Union([Question.Party, Question.Date, Question.Time]))
        {
            bool needed = question is Question.Party or Question.Date or Question.Time;
            if (_pad.Knows(question))
            {
                continue;
            }

            if (!needed && Missing() is null && !_checked)
            {
                return Check();
            }

            int times = _asked.GetValueOrDefault(question);
            if (times < Patience)
            {
                return Ask(question, times);
            }

            if (needed)
            {
                return HangUp(Sentences.GivesUp);
            }
        }

        return _checked ? ReadBack() : Check();
    }

    private Question? Missing() =>
        new[] { Question.Party, Question.Date, Question.Time }.Where(question => !_pad.Knows(question)).Cast<Question?>().FirstOrDefault();

    private CalleeTurn Ask(Question question, int times)
    {
        _asked[question] = times + 1;
        CalleeTurn turn = Say(Sentences.Ask(question, times > 0));
        _asking = question;
        _stage = Stage.Collecting;
        return turn;
    }

    private CalleeTurn Check()
    {
        if (_scenario.ChecksBook && !_checked)
        {
            CalleeTurn turn = Say(Sentences.OneMoment);
            _stage = Stage.Checking;
            return turn;
        }

        _checked = true;
        return Look();
    }

    private CalleeTurn Look()
    {
        _pad.Ask();
        TimeOnly time = _pad.Time!.Value;
        TimeOnly asked = _pad.Asked!.Value;
        if (_scenario.Tables.HasTable(time, asked))
        {
            return Proceed();
        }

        IReadOnlyList<TimeOnly> offers = _scenario.Tables.Offers(asked);
        _stage = offers.Count > 0 ? Stage.Offering : Stage.Refused;
        return Say(offers.Count > 0 ? Sentences.Offer(time, offers, again: false) : Sentences.FullThatNight);
    }

    private CalleeTurn HearAboutOffer(CallerUtterance heard)
    {
        IReadOnlyList<TimeOnly> offers = _scenario.Tables.Offers(_pad.Asked!.Value);
        TimeOnly? named = _pad.TimeIn(heard);
        if (named is not null && heard.No && heard.Party is not null)
        {
            return StartOver(heard);
        }

        bool refuses = heard.No || heard.HasToAsk;
        if (named is { } time && offers.Contains(time) && !refuses)
        {
            _pad.Agree(time);
            return Proceed();
        }

        if (named is { } other && !offers.Contains(other))
        {
            return Say(Sentences.Offer(other, offers, again: false));
        }

        if (heard.Yes && !refuses && offers.Count == 1)
        {
            _pad.Agree(offers[0]);
            return Proceed();
        }

        bool plainlyRefuses = heard.HasToAsk || (heard.No && !heard.HasDetails && !heard.Yes);
        return plainlyRefuses || _offersRepeated++ >= Patience
            ? HangUp(Sentences.NoProblem)
            : Say(Sentences.Offer(_pad.Time!.Value, offers, again: true));
    }

    // The caller was misheard: what is asked for is another time.
    private CalleeTurn StartOver(CallerUtterance heard)
    {
        _pad.Take(heard);
        _pad.AskAnew();
        return Look();
    }

    private CalleeTurn HearAfterRefusal(CallerUtterance heard)
    {
        if (_pad.TimeIn(heard) is { } time && !heard.AsksForOther)
        {
            if (heard.No && heard.Party is not null)
            {
                return StartOver(heard);
            }

            return Say(Sentences.FullAt(time));
        }

        return heard.Thanks && !heard.AsksForOther ? HangUp(Sentences.NoProblem) : Say(Sentences.NothingElse);
    }

    private CalleeTurn ReadBack()
    {
        CalleeTurn turn = Say(Sentences.ReadBack(_pad, again: _readBacks++ > 0));
        _stage = Stage.ReadingBack;
        return turn;
    }

    private CalleeTurn HearAboutReadBack(CallerUtterance heard)
    {
        bool differs = _pad.Contradicts(heard);
        bool renamed = heard.Name is { } name && name != _pad.Name;
        if (differs || heard.No || (renamed && !heard.Yes))
        {
            return _readBacks > MostCorrections ? HangUp(Sentences.GivesUp) : Amend(heard);
        }

        bool repeatsIt = heard.Party is not null && heard.Times.Count > 0;
        return heard.Yes || repeatsIt ? WriteDown() : ReadBack();
    }

    private CalleeTurn Amend(CallerUtterance heard)
    {
        TimeOnly? before = _pad.Time;
        _pad.Take(heard);
        return _pad.Time == before ? ReadBack() : Look();
    }

    private CalleeTurn WriteDown()
    {
        bool again = Book is not null;
        Book = new Booking(_pad.Party!.Value, _pad.Date!, _pad.Time!.Value, _pad.Name, _code);
        CalleeTurn turn = Say(again && _code is not null ? Sentences.Code(_code, _corrections) : Sentences.Booked(_code));
        _stage = Stage.Booked;
        return turn;
    }

    private CalleeTurn? HearAfterBooking(CallerUtterance heard)
    {
        bool readsCode = heard.Code is not null && _code is not null && !heard.AsksCode;
        if (_pad.Contradicts(heard))
        {
            if (heard.No && !readsCode)
            {
                return Amend(heard);
            }

            return _corrections++ >= MostCorrections ? Say(Sentences.SeeYou) : Say(Sentences.WrongTable(_pad));
        }

        if (readsCode)
        {
            return heard.Code == _code ? Say(Sentences.Right(_pad))
                : _corrections++ >= MostCorrections ? Say(Sentences.SeeYou)
                : Say(Sentences.WrongCode(_code!, _corrections));
        }

        if (heard.AsksCode)
        {
            return Say(_code is null ? Sentences.NoCode(_pad.Name) : Sentences.Code(_code, ++_corrections));
        }

        if (heard.AsksWhetherRight || heard.Party is not null || heard.Times.Count > 0)
        {
            return Say(_code is null ? Sentences.Right(_pad) : Sentences.Code(_code, ++_corrections));
        }

        return heard.Thanks || heard.Yes ? Say(Sentences.SeeYou) : Say(Sentences.NotUnderstood, remember: false);
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
