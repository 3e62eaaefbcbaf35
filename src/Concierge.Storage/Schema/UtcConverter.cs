using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Concierge.Storage.Schema;

/// <summary>Converts to UTC: PostgreSQL accepts a <c>timestamptz</c> in UTC only.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), stored => stored);
