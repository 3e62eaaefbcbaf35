using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>Keeps a time of day as the database's own time.</summary>
internal sealed class TimeOfDayConverter() : ValueConverter<LocalTime, TimeOnly>(time => time.ToTimeOnly(), stored => LocalTime.FromTimeOnly(stored));
