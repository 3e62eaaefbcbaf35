using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>Stores a <see cref="LocalTime"/> as the database's time type.</summary>
internal sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(time => time.ToTimeOnly(), stored => LocalTime.FromTimeOnly(stored));
