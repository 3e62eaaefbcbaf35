using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Person;

/// <summary>
/// A telephone that a person answers: it rings in a web page, and its microphone and the texts that the person types go into the line of the rehearsal's
/// network. It takes one call at a time; another caller finds the line busy. Thread-safe.
/// </summary>
/// <param name="speech">Speaks the person's texts.</param>
/// <param name="voice">The synthesizer's voice for them.</param>
/// <param name="timeProvider">Limits the wait for a text that the page has recognized.</param>
/// <param name="loggerFactory">Creates the logger. Words and audio are never logged.</param>
[SuppressMessage("Design", "CA1001", Justification = "A call's leg belongs to the network, which disposes it.")]
public sealed class PersonTelephone(SpeechEngine speech, string voice, TimeProvider timeProvider, ILoggerFactory loggerFactory)
{
    private readonly Lock _lock = new();
    private readonly ILogger _logger = loggerFactory.CreateLogger<PersonTelephone>();
    private PersonCall? _call;
    private IHandset? _handset;

    /// <summary>What the telephone has sent into the line.</summary>
    internal LineHistory History { get; } = new();

    /// <summary>The texts that the page's own recognizer has found.</summary>
    internal RecognizedTexts Recognized { get; } = new();

    /// <summary>The microphone's frames.</summary>
    internal MicrophoneBuffer Microphone { get; } = new();

    /// <summary>Creates a restaurant whose calls ring at this telephone.</summary>
    /// <param name="restaurant">The restaurant's name, which the page shows.</param>
    public ICallee CreateCallee(string restaurant) => new PersonCallee(this, restaurant);

    /// <summary>Creates a recognizer for the voice model, which recognizes the person where the person speaks, and others as before.</summary>
    /// <param name="createLineRecognizer">Creates the recognizer for everybody else on the line.</param>
    public ISpeechRecognizer CreateRecognizer(Func<ISpeechRecognizer> createLineRecognizer) =>
        new PersonRecognizer(this, speech, voice, createLineRecognizer, timeProvider);

    /// <summary>Loads the recognizers for the person in the background, so that the first words of a call do not wait for them.</summary>
    /// <exception cref="SpeechUnavailableException">pocketsphinx or its model is not installed.</exception>
    public Task WarmUpAsync() => Task.Run(() =>
    {
        foreach (var speaker in (string?[])[voice, null])
        {
            speech.CreateFreeWordingRecognizer(speaker).Dispose();
        }
    });

    /// <summary>Serves a page's connection until either side closes it. A new connection takes the place of the one before, even during a call.</summary>
    /// <param name="socket">The page's socket, with the messages of docs/rehearsal.md.</param>
    /// <param name="findCallId">Finds the application's own identifier of a call, which the page is told.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async Task ServeAsync(WebSocket socket, Func<TelephoneCall, string?> findCallId, CancellationToken cancellationToken)
    {
        TelephoneConnection connection = new(this, socket, findCallId, _logger);
        Attach(connection);
        try
        {
            await connection.RunAsync(cancellationToken);
        }
        finally
        {
            Detach(connection);
        }
    }

    /// <summary>Answers the call that rings. Does nothing without one.</summary>
    internal void AnswerCall() => GetCall()?.Decide(RingOutcome.Answered);

    /// <summary>Declines the call that rings: its caller finds the line busy. Does nothing without one.</summary>
    internal void DeclineCall() => GetCall()?.Decide(RingOutcome.Busy);

    /// <summary>Ends the call; one that rings is declined.</summary>
    internal void HangUp()
    {
        if (GetCall() is not { } call)
        {
            return;
        }

        call.Decide(RingOutcome.Busy);
        call.Leg?.HangUp();
    }

    /// <summary>Speaks a text into the line, after those before it. Does nothing outside a call.</summary>
    internal void Say(string text) => GetCall()?.Leg?.Say(text);

    /// <summary>Tells the page what the voice model has understood of the person.</summary>
    internal void OnHeard(string text) => Volatile.Read(ref _handset)?.OnHeard(text);

    /// <summary>Plays 20 ms of the caller's voice to the person.</summary>
    /// <returns>Whether a page is connected.</returns>
    internal bool PlayToPerson(ReadOnlySpan<byte> audio)
    {
        if (Volatile.Read(ref _handset) is not { } handset)
        {
            return false;
        }

        handset.OnFrame(audio);
        return true;
    }

    internal RingResult Ring(PersonCall call)
    {
        lock (_lock)
        {
            if (_call is not null)
            {
                return new RingResult(RingOutcome.Busy, TimeSpan.Zero);
            }

            _call = call;
            _handset?.OnRinging(call);
        }

        return new RingResult(RingOutcome.Answered, TimeSpan.Zero) { DecideAsync = token => DecideAsync(call, token) };
    }

    internal ICalleeLeg Connect(TelephoneCall call)
    {
        lock (_lock)
        {
            var answered = _call is { } current && current.Call == call ? current : throw new InvalidOperationException("The call does not ring here.");
            Microphone.Clear();
            Recognized.Clear();
            PersonCallLeg leg = new(this, () => speech.CreateSynthesizer(voice), _logger);
            answered.Leg = leg;
            _handset?.OnConnected();
            return leg;
        }
    }

    internal void OnEnded(PersonCallLeg leg)
    {
        lock (_lock)
        {
            if (_call is { } call && call.Leg == leg)
            {
                End(leg.HasHungUp ? HungUpBy.Restaurant : call.Call.Errors.Any(error => error.Fatal) ? HungUpBy.Network : HungUpBy.Agent);
            }
        }
    }

    internal void Attach(IHandset handset)
    {
        lock (_lock)
        {
            _handset?.OnReplaced();
            _handset = handset;
            if (_call is { } call)
            {
                handset.OnRinging(call);
                if (call.Leg is not null)
                {
                    handset.OnConnected();
                }
            }
        }
    }

    internal void Detach(IHandset handset)
    {
        lock (_lock)
        {
            if (_handset == handset)
            {
                _handset = null;
                Recognized.IsExpected = false;
            }
        }
    }

    private async Task<RingOutcome> DecideAsync(PersonCall call, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await call.Decision.WaitAsync(cancellationToken);
            if (outcome != RingOutcome.Answered)
            {
                EndRinging(call, HungUpBy.Restaurant);
            }

            return outcome;
        }
        catch (OperationCanceledException)
        {
            EndRinging(call, call.Call.Status == TelephoneCallStatus.Ringing ? HungUpBy.Network : HungUpBy.Agent);
            throw;
        }
    }

    private void EndRinging(PersonCall call, HungUpBy by)
    {
        lock (_lock)
        {
            if (_call == call)
            {
                End(by);
            }
        }
    }

    private void End(HungUpBy by)
    {
        _call = null;
        _handset?.OnHungUp(by);
    }

    private PersonCall? GetCall()
    {
        lock (_lock)
        {
            return _call;
        }
    }
}
