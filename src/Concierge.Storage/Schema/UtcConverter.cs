using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Concierge.Storage.Schema;

/// <summary>PostgreSQL takes moments in UTC alone.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), stored => stored);
