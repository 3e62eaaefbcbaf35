using System.Runtime.CompilerServices;
using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>A restaurant whose calls a scenario or the person answers, as chosen when it rings. It keeps its book from call to call.</summary>
internal sealed class WebCallee(
    string name,
    CallAnswering answering,
    BookRecords records,
    PersonTelephone telephone,
    SpeechEngine speech,
    Func<int> getNextSeed,
    ILoggerFactory loggers) : ICallee
{
    private readonly RestaurantBookings _book = new();
    private readonly ICallee _person = telephone.CreateCallee(name);
    private readonly ConditionalWeakTable<TelephoneCall, ICallee> _ringing = [];

    /// <inheritdoc/>
    public RingResult Ring(TelephoneCall call)
    {
        var callee = answering.Scenario is { } scenario ? CreateRestaurant(call, scenario) : _person;
        _ringing.Add(call, callee);
        return callee.Ring(call);
    }

    /// <inheritdoc/>
    public ICalleeLeg Answer(TelephoneCall call) =>
        _ringing.TryGetValue(call, out var callee) ? callee.Answer(call) : throw new InvalidOperationException("The call did not ring here.");

    private RestaurantCallee CreateRestaurant(TelephoneCall call, Scenario scenario)
    {
        var seed = getNextSeed();

        // A booking that the restaurant does not find is missing in its book.
        var book = scenario.ExistingBooking is { InBook: false } ? new RestaurantBookings() : _book;
        if (RehearsalConsole.FindCallId(call) is { } callId)
        {
            records.Begin(callId, scenario, book);
        }

        return new RestaurantCallee(
            speech,
            () => scenario.CreateCallee(name, seed, book),
            new RestaurantVoiceOptions { Voice = scenario.Voice, CallerVoice = RehearsalSpeech.AgentVoice, Seed = seed },
            logger: loggers.CreateLogger<RestaurantCallee>());
    }
}
