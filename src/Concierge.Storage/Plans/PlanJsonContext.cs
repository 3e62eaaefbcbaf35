using System.Text.Json.Serialization;
using Concierge.Reservations;

namespace Concierge.Storage.Plans;

[JsonSerializable(typeof(ReservationDetails))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
