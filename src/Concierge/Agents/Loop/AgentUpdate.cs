using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Restaurants;

namespace Concierge.Agents.Loop;

/// <summary>Progress of one request, in the order it happens. The last one is always an <see cref="AgentAnswer"/>.</summary>
public abstract record AgentUpdate;

/// <summary>Another agent has taken over.</summary>
/// <param name="Agent">Its name.</param>
public sealed record AgentHandedOff(string Agent) : AgentUpdate;

/// <summary>The directory knows the restaurant.</summary>
/// <param name="Restaurant">What it knows.</param>
public sealed record RestaurantFound(Restaurant Restaurant) : AgentUpdate;

/// <summary>A search found restaurants.</summary>
/// <param name="Restaurants">The best first.</param>
public sealed record RestaurantsFound(IReadOnlyList<Restaurant> Restaurants) : AgentUpdate;

/// <summary>A language model's words while they come. A preview: only the <see cref="AgentAnswer"/> counts.</summary>
/// <param name="Agent">Who speaks.</param>
/// <param name="Step">Which time the language model was asked, from 1; a new step begins a new text.</param>
/// <param name="Text">One or more words, with the space behind them.</param>
public sealed record AgentText(string Agent, int Step, string Text) : AgentUpdate;

/// <summary>The request is complete and checked; the restaurant is about to be dialled.</summary>
/// <param name="Details">What will be asked for.</param>
public sealed record ReservationUnderstood(ReservationDetails Details) : AgentUpdate;

/// <summary>The carrier has accepted the call; its own events follow under its id.</summary>
/// <param name="CallId">The call's id.</param>
public sealed record CallStarted(string CallId) : AgentUpdate;

/// <summary>The transcript agent has read the conversation of a call that ended, and has held it against the call's own report.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Doubts">Where they differ, a sentence each with the turn it was heard in; empty when they agree.</param>
public sealed record TranscriptChecked(string CallId, IReadOnlyList<string> Doubts) : AgentUpdate;

/// <summary>The answer to the person. Always the last update, and there is exactly one.</summary>
/// <param name="Text">What to tell the person: an answer, or a question for what is missing.</param>
/// <param name="Result">What came of the last call; <see langword="null"/> when none was made. Never taken from a language model's words.</param>
/// <param name="Error">Why nothing came of the request, when it was refused or failed.</param>
public sealed record AgentAnswer(string Text, VoiceCallResult? Result, ConciergeError? Error) : AgentUpdate;
