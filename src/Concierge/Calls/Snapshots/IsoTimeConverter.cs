using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Snapshots;

/// <summary>Converts a time of day to and from JSON: <c>19:00:00</c>.</summary>
internal sealed class IsoTimeConverter() : IsoTextConverter<LocalTime>(LocalTimePattern.ExtendedIso);
