using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Fleet;

/// <summary>A time of day: <c>19:00:00</c>.</summary>
internal sealed class IsoTime() : IsoText<LocalTime>(LocalTimePattern.ExtendedIso);
