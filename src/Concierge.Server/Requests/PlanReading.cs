using Concierge.Contracts.Api;
using Concierge.Reservations;

namespace Concierge.Server.Requests;

/// <summary>What a request for a plan says: a complete booking request, or what is missing.</summary>
/// <param name="Details">The booking request; <see langword="null"/> while details are missing.</param>
/// <param name="Questions">The questions for what is missing; empty for a complete request.</param>
internal sealed record PlanReading(ReservationDetails? Details, IReadOnlyList<PlanQuestionView> Questions);
