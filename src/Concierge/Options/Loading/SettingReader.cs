using System.Globalization;
using Concierge.Contracts;
using Concierge.Language.Phones;

namespace Concierge.Options.Loading;

/// <summary>Reads single settings from their text, and collects the errors.</summary>
/// <param name="find">A setting's text by its name; <see langword="null"/> or blank when it is not set.</param>
internal sealed class SettingReader(Func<string, string?> find)
{
    private const int MaxNameLength = 100;

    private readonly List<ConciergeError> _errors = [];
    private readonly List<string> _warnings = [];

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<ConciergeError> Errors => _errors;

    /// <summary>The warnings so far: settings that are valid, and perhaps not what was meant.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads a text without surrounding blanks.</summary>
    public string? ReadText(string name) => find(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a key or a token.</summary>
    public string? ReadSecret(string name)
    {
        if (ReadText(name) is not { } secret)
        {
            return null;
        }

        return secret.All(char.IsAscii) && !secret.Any(char.IsWhiteSpace)
            ? secret
            : Reject<string>(name, "holds a blank or a character that no key has", "Copy it again, without quotation marks and line breaks");
    }

    /// <summary>Reads a name that is spoken.</summary>
    public string? ReadName(string name)
    {
        if (ReadText(name) is not { } text)
        {
            return null;
        }

        return text.Length <= MaxNameLength && !text.Any(char.IsControl)
            ? text
            : Reject<string>(name, "is too long or holds characters that cannot be spoken", $"Use at most {MaxNameLength} ordinary characters");
    }

    /// <summary>Reads a telephone number; returns it as E.164.</summary>
    public string? ReadPhoneNumber(string name)
    {
        if (ReadText(name) is not { } text)
        {
            return null;
        }

        return ReadPhoneNumber(name, text) is { } number
            ? number.E164
            : Reject<string>(name, "is not a telephone number", "Write it with its country code: +14155550123");
    }

    /// <summary>Reads a telephone number from a setting's text, and warns of what was left out or cannot be checked.</summary>
    /// <returns><see langword="null"/> if the text has no number that can be dialled.</returns>
    public PhoneNumber? ReadPhoneNumber(string name, string text)
    {
        var reading = PhoneNumberFieldParser.Parse(text, country: null);
        if (reading.Number is { } number)
        {
            _warnings.AddRange(reading.DescribeRemarks().Select(remark => $"{name}: {number.Masked} {remark}."));
        }

        return reading.Number;
    }

    /// <summary>Reads telephone numbers that are separated by commas; returns them as E.164.</summary>
    public IReadOnlyList<string> ReadPhoneNumbers(string name)
    {
        List<string> numbers = [];
        foreach (var text in PhoneNumberFieldParser.SplitList(ReadText(name) ?? ""))
        {
            if (ReadPhoneNumber(name, text) is not { } number)
            {
                Reject<string>(
                    name,
                    $"holds something that is not a telephone number (entry {numbers.Count + 1})",
                    "Write numbers with their country code, separated by commas: +14155550123,+4930901820");
                break;
            }

            numbers.Add(number.E164);
        }

        return numbers;
    }

    /// <summary>Reads an http or https address; returns it without a trailing slash.</summary>
    public Uri? ReadHttpAddress(string name)
    {
        if (ReadText(name) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            ? address
            : Reject<Uri>(name, "is not an address", "Write it in full: https://host or http://127.0.0.1:8080");
    }

    /// <summary>Reads a whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int? ReadWholeNumber(string name, int min, int max)
    {
        if (ReadText(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Reject<string>(name, "is not a whole number in its range", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from {min} to {max}"));
        return null;
    }

    /// <summary>Reads a time in milliseconds.</summary>
    public TimeSpan? ReadMilliseconds(string name, int min, int max) =>
        ReadWholeNumber(name, min, max) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>Reads a time in seconds.</summary>
    public TimeSpan? ReadSeconds(string name, int min, int max) => ReadWholeNumber(name, min, max) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Reads a time in minutes.</summary>
    public TimeSpan? ReadMinutes(string name, int min, int max) => ReadWholeNumber(name, min, max) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <summary>Adds the error that a setting is not valid.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the name.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    /// <returns>Always <see langword="null"/>.</returns>
    public T? Reject<T>(string name, string problem, string remedy)
        where T : class
    {
        Add(new("setting.invalid", $"{name} {problem}.", $"{remedy}."));
        return null;
    }

    /// <summary>Adds an error.</summary>
    public void Add(ConciergeError error) => _errors.Add(error);
}
