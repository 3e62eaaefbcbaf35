namespace Concierge.Rehearsal.Restaurant;

/// <summary>What a correct caller must come back with.</summary>
/// <param name="Outcomes">The outcomes that are right, in the words of <c>report_outcome</c> and the carrier (<c>busy</c>, <c>no_answer</c>, <c>failed</c>).</param>
/// <param name="ConfirmationNumber">Whether a confirmed booking must carry the restaurant's code.</param>
/// <param name="Time">The time booked or offered; <see langword="null"/> when none is.</param>
public sealed record ScenarioExpectation(IReadOnlyList<string> Outcomes, bool ConfirmationNumber = false, TableTime? Time = null);
