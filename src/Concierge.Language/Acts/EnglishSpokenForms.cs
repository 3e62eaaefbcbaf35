using System.Globalization;
using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>Writes values as they are said in English: "Sunday the twenty-ninth", "half past seven".</summary>
internal static class EnglishSpokenForms
{
    private const int Noon = 12;

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty"];

    /// <summary>Writes a number from 0 to 59 in words.</summary>
    public static string FormatNumber(int number) =>
        number < 20 ? EnglishNumberWords.Cardinals[number]
        : number >= 60 ? number.ToString(CultureInfo.InvariantCulture)
        : number % 10 == 0 ? Tens[number / 10]
        : $"{Tens[number / 10]}-{EnglishNumberWords.Cardinals[number % 10]}";

    /// <summary>Writes a day: "Sunday the twenty-ninth".</summary>
    public static string FormatDate(LocalDate date) => $"{date.DayOfWeek} the {EnglishNumberWords.Ordinals[date.Day].Replace(' ', '-')}";

    /// <summary>Writes a time of day: "seven", "half past seven", "ten past seven", "noon".</summary>
    public static string FormatTime(LocalTime time)
    {
        var hour = FormatNumber(time.ClockHourOfHalfDay);
        var next = FormatNumber((time.ClockHourOfHalfDay % Noon) + 1);
        return (time.Hour, time.Minute) switch
        {
            (Noon, 0) => "noon",
            (0, 0) => "midnight",
            (_, 0) => hour,
            (_, 15) => $"quarter past {hour}",
            (_, 30) => $"half past {hour}",
            (_, 45) => $"quarter to {next}",
            (_, < 30 and var minute) => $"{FormatNumber(minute)} past {hour}",
            (_, var minute) => $"{FormatNumber(60 - minute)} to {next}",
        };
    }
}
