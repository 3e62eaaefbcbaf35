using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Snapshots;

/// <summary>Converts a date to and from JSON: <c>2026-11-28</c>.</summary>
internal sealed class IsoDateConverter() : IsoTextConverter<LocalDate>(LocalDatePattern.Iso);
