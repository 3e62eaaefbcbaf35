using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>What a conversation has come to so far. Only what was heard makes an agreement; what was not heard is not assumed.</summary>
internal sealed class BookingState
{
    private static readonly TimeOnly Evening = new(19, 0);
    private readonly BookingBrief _brief;
    private readonly List<OwnLine> _own = [];
    private readonly List<string> _codes = [];
    private string _pending = "";
    private string _latest = "";
    private bool _anythingPending;

    private BookingState(BookingBrief brief)
    {
        _brief = brief;
        Time = brief.Time;
    }

    /// <summary>The time talked about: the one wanted until an offer is taken.</summary>
    public TimeOnly? Time { get; private set; }

    public bool RequestSaid => _own.Exists(line => line.Requests);

    public bool SaidNothing => _own.Count == 0;

    public string? LastSaid => _own.FindLast(line => !line.AsksToRepeat && !line.AsksWhetherThere)?.Text;

    /// <summary>The callee agreed in words.</summary>
    public bool Agreed { get; private set; }

    /// <summary>The party's size and the time were heard from the callee, or it said yes to them.</summary>
    public bool DetailsVerified => _partyVerified && _timeVerified;

    /// <summary>The callee said yes to the latest read-back.</summary>
    public bool ReadBackConfirmed { get; private set; }

    public bool NoCode { get; private set; }

    /// <summary>The code as most hearings have it.</summary>
    public string? Code => CodeHearings.Consensus(_codes);

    /// <summary>Whether the code was heard four times, each time alike.</summary>
    public bool CodeHeardAlike => _codes.Count >= 4 && _codes.TrueForAll(code => code == Code);

    public int CodesAsked => _own.Count(line => line.AsksCode);

    public int ReadBacks => _own.Count(line => line.ReadsBack);

    public int Corrections => _own.Count(line => line.Corrects);

    public int NameCorrections => _own.Count(line => line.CorrectsName);

    public bool AskedForAlternatives => _own.Exists(line => line.AsksForAlternatives);

    public bool WasFull { get; private set; }

    /// <summary>The latest offer outside the acceptable times, and how often it was heard.</summary>
    public (TimeOnly Time, int Heard)? Offered { get; private set; }

    /// <summary>How many times in succession the agent has just asked to hear something again.</summary>
    public int MisheardInARow => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksToRepeat).Count();

    public int NudgesInARow => _own.AsEnumerable().Reverse().TakeWhile(line => line.AsksWhetherThere).Count();

    public bool RequestsSaid => _brief.SpecialRequests is not { } wish
        || _own.Exists(line => line.Text.Contains(Spoken.Text(wish).TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The latest report of an outcome, once there is one.</summary>
    public ReportMade? Report { get; private set; }

    public int ReportsRefused { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>What the callee said since the agent last spoke; <see langword="null"/> when it said nothing.</summary>
    public HeardUtterance? Heard { get; private set; }

    private OwnLine? Last => _own.Count > 0 ? _own[^1] : null;

    private bool _partyVerified;
    private bool _timeVerified;

    public static BookingState From(BookingBrief brief, IReadOnlyList<ConversationEntry> conversation)
    {
        var state = new BookingState(brief);
        foreach (ConversationEntry entry in conversation)
        {
            state.Add(entry);
        }

        if (state._anythingPending)
        {
            state.Heard = state.TakeIn();
        }

        return state;
    }

    /// <summary>Whether the callee's statement of the booking differs from the one wanted.</summary>
    public bool IsContradictedBy(HeardUtterance heard) => heard.StatesBooking && !heard.Is(Intents.Full | Intents.Offers)
        && ((heard.Party is { } party && _brief.PartySize is { } size && party != size)
            || (heard.Date is { } date && _brief.Date is { } day && date.Contradicts(day))
            || (heard.Times is [var first, ..] && Time is { } time && first.Near(time) != time && !IsCutShort(first, time)));

    /// <summary>Whether the callee refuses a time that was not asked for.</summary>
    public bool IsMisunderstoodIn(HeardUtterance heard) => heard.FullTimes.Count > 0 && RequestSaid && !Agreed
        && Last?.AsksForAlternatives != true && Time is { } time && heard.FullTimes.All(full => full.Near(time) != time && !IsCutShort(full, time));

    // "seven" or "seven forty" may be what was heard of "seven forty five": not the time, but nothing against it.
    private static bool IsCutShort(SpokenTime heard, TimeOnly time) => heard.Near(time).Hour == time.Hour
        && (heard.Length == 1 || (heard.Minute % 10 == 0 && heard.Minute == time.Minute / 10 * 10));

    private void Add(ConversationEntry entry)
    {
        switch (entry)
        {
            case HeardEntry heard:
                _pending = $"{_pending} {heard.Words}";
                _latest = heard.Words;
                _anythingPending = true;
                break;
            case SpokenEntry { Truncated: false } spoken when !string.IsNullOrWhiteSpace(spoken.Text):
                Speak(new OwnLine(spoken.Text));
                break;
            case FunctionCallEntry { Name: ToolNames.ReportOutcome } call:
                Report = new ReportMade(call.CallId, ReportMade.OutcomeIn(call.Arguments), null);
                break;
            case FunctionCallEntry { Name: ToolNames.EndCall }:
                Ended = true;
                break;
            case FunctionOutputEntry output when Report is { } report && report.CallId == output.CallId:
                Report = report with { Output = output.Output };
                ReportsRefused += Report.Refusal is null ? 0 : 1;
                break;
        }
    }

    private void Speak(OwnLine line)
    {
        if (_anythingPending)
        {
            TakeIn();
            _pending = "";
            _anythingPending = false;
        }

        if (line.AcceptedTime(Time) is { } time && !line.ReadsBack)
        {
            (_timeVerified, Time, Offered) = (_timeVerified && Time == time, time, null);
        }

        // Having been refused and asked once more, the agent reports anew.
        Report = Report?.Refusal is null ? Report : null;
        _own.Add(line);
    }

    private HeardUtterance TakeIn()
    {
        bool codeExpected = Last is { } last && (last.ReadsBack || last.AsksCode || Agreed);
        HeardUtterance heard = HeardUtterance.Parse(_pending, codeExpected);
        if (!HeardUtterance.Parse(_latest, codeExpected).Is(Intents.Waits))
        {
            heard = heard.Without(Intents.Waits);
        }

        if (heard.Is(Intents.GivesOrders))
        {
            return heard;
        }

        NoteOffers(heard);
        NoteDetails(heard);
        NoteCode(heard);
        NoteAnswer(heard);
        return heard;
    }

    private void NoteOffers(HeardUtterance heard)
    {
        WasFull |= heard.Is(Intents.Full);
        if (!heard.Is(Intents.Offers) && !heard.Is(Intents.Full))
        {
            return;
        }

        TimeOnly[] offers = [.. OffersIn(heard)];
        if (offers.Length > 0 && !Array.Exists(offers, _brief.Accepts))
        {
            Offered = (offers[0], Offered?.Time == offers[0] ? Offered.Value.Heard + 1 : 1);
        }
    }

    /// <summary>The times offered in an utterance.</summary>
    public IEnumerable<TimeOnly> OffersIn(HeardUtterance heard) => heard.Times.Except(heard.FullTimes).Select(time => time.Near(Time ?? Evening));

    private void NoteDetails(HeardUtterance heard)
    {
        if (!heard.StatesBooking || heard.Is(Intents.Full | Intents.Offers))
        {
            return;
        }

        if (IsContradictedBy(heard))
        {
            (_partyVerified, _timeVerified, ReadBackConfirmed) = (false, false, false);
            return;
        }

        _partyVerified |= heard.Party is not null;
        _timeVerified |= heard.Times is [var said, ..] && said.Near(Time ?? Evening) == Time;
    }

    private void NoteCode(HeardUtterance heard)
    {
        if (!RequestSaid)
        {
            return;
        }

        Agreed |= heard.Is(Intents.Booked) && !heard.Is(Intents.NoCode);
        if (heard.Code is { } code)
        {
            Agreed |= heard.Is(Intents.NamesCode);
            _codes.Add(code);
            ReadBackConfirmed &= Last?.Code == Code;
        }
        else if (heard.Is(Intents.NoCode) || (Last?.AsksCode == true && heard.Is(Intents.No)))
        {
            NoCode = Agreed;
        }
    }

    private void NoteAnswer(HeardUtterance heard)
    {
        bool yes = heard.Is(Intents.Yes) && !heard.Is(Intents.No | Intents.Full) && !IsContradictedBy(heard);
        if (Last is not { PutsBooking: true } and not { ReadsBack: true } || !yes || (heard.Code is { } code && code != Last.Code))
        {
            return;
        }

        Agreed = true;
        ReadBackConfirmed = Last.ReadsBack;
        if (Last.ReadsBackDetails)
        {
            (_partyVerified, _timeVerified) = (true, true);
        }
    }
}
