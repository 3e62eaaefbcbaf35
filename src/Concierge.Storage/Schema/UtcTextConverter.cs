using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Concierge.Storage.Schema;

/// <summary>Stores a point in time as UTC text that sorts in order of time: SQLite has no type for it.</summary>
internal sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(moment => Write(moment), text => Read(text))
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.ffffff'Z'";

    /// <summary>Writes a point in time as it is stored.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    private static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
