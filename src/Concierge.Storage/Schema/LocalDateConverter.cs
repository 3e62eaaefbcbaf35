using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>Stores a <see cref="LocalDate"/> as the database's date type.</summary>
internal sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(day => day.ToDateOnly(), stored => LocalDate.FromDateOnly(stored));
