namespace Concierge.Rehearsal.Restaurant;

/// <summary>The result that a correct caller must report.</summary>
/// <param name="Outcomes">The correct outcomes, in the terms of <c>report_outcome</c> and the carrier (<c>busy</c>, <c>no_answer</c>, <c>failed</c>).</param>
/// <param name="ConfirmationNumber">Whether a confirmed booking must carry the restaurant's code.</param>
/// <param name="Time">The booked or offered time; <see langword="null"/> without one.</param>
public sealed record ScenarioExpectation(IReadOnlyList<string> Outcomes, bool ConfirmationNumber = false, TableTime? Time = null);
