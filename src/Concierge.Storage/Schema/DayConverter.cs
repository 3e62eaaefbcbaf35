using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>Keeps a day as the database's own date.</summary>
internal sealed class DayConverter() : ValueConverter<LocalDate, DateOnly>(day => day.ToDateOnly(), stored => LocalDate.FromDateOnly(stored));
