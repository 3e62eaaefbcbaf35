using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>An immutable list of days with value equality, so that a record can compare it like any other property.</summary>
[CollectionBuilder(typeof(DateList), nameof(DateList.Create))]
[JsonConverter(typeof(DateList.JsonArrayConverter))]
public sealed class DateList : IReadOnlyList<LocalDate>, IEquatable<DateList>
{
    private readonly LocalDate[] _dates;

    private DateList(LocalDate[] dates) => _dates = dates;

    /// <inheritdoc/>
    public int Count => _dates.Length;

    /// <inheritdoc/>
    public LocalDate this[int index] => _dates[index];

    /// <summary>Creates a list; collection expressions call this method.</summary>
    /// <param name="dates">The days, in order.</param>
    public static DateList Create(ReadOnlySpan<LocalDate> dates) => new(dates.ToArray());

    /// <inheritdoc/>
    public IEnumerator<LocalDate> GetEnumerator() => ((IEnumerable<LocalDate>)_dates).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns whether both lists contain the same days in the same order.</summary>
    public bool Equals(DateList? other) => other is not null && _dates.AsSpan().SequenceEqual(other._dates);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DateList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var date in _dates)
        {
            hash.Add(date);
        }

        return hash.ToHashCode();
    }

    /// <summary>Writes the list as a JSON array; the converter for <see cref="LocalDate"/> of the options writes the days.</summary>
    internal sealed class JsonArrayConverter : JsonConverter<DateList>
    {
        /// <inheritdoc/>
        public override DateList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException("An array of days is expected.");
            }

            var converter = (JsonConverter<LocalDate>)options.GetConverter(typeof(LocalDate));
            var dates = new List<LocalDate>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                dates.Add(converter.Read(ref reader, typeof(LocalDate), options));
            }

            return [.. dates];
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, DateList value, JsonSerializerOptions options)
        {
            var converter = (JsonConverter<LocalDate>)options.GetConverter(typeof(LocalDate));
            writer.WriteStartArray();
            foreach (var date in value)
            {
                converter.Write(writer, date, options);
            }

            writer.WriteEndArray();
        }
    }
}
