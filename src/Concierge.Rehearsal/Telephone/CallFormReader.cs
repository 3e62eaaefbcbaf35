using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Reads the form of a request to the Calls resource. Twilio's published API description (twilio-oai) defines the fields.
/// Twilio ignores unknown fields; the stand-in rejects them, so that a misspelt field is noticed.
/// </summary>
internal sealed class CallFormReader
{
    private readonly IFormCollection _form;

    /// <param name="form">The form of the request.</param>
    /// <param name="allowedFields">The fields that the form may have.</param>
    /// <param name="listFields">The fields that may occur more than once.</param>
    /// <exception cref="RestApiException">20001: a field is unknown, or a field that is not a list occurs more than once.</exception>
    public CallFormReader(IFormCollection form, IReadOnlyCollection<string> allowedFields, IReadOnlyCollection<string> listFields)
    {
        _form = form;
        foreach ((string name, StringValues values) in form)
        {
            if (!allowedFields.Contains(name, StringComparer.Ordinal))
            {
                throw CreateInvalidParameter($"Unknown parameter {name}.");
            }

            if (values.Count > 1 && !listFields.Contains(name, StringComparer.Ordinal))
            {
                throw CreateInvalidParameter($"Parameter {name} is given {values.Count} times.");
            }
        }
    }

    public static RestApiException CreateInvalidParameter(string message) => new(400, 20001, message);

    /// <summary>Returns a field's text, or null when the field is absent or empty. Twilio treats an empty field as absent.</summary>
    public string? GetText(string name) => _form.TryGetValue(name, out StringValues values) && values[0] is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> GetList(string name) => _form.TryGetValue(name, out StringValues values) ? [.. values.OfType<string>()] : [];

    public int? GetInt32(string name, int minimum, int maximum)
    {
        if (GetText(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw CreateInvalidParameter($"Parameter {name} must be a whole number from {minimum} to {maximum}.");
    }

    /// <summary>Reads a Boolean field; false when it is absent. Twilio accepts only <c>true</c> and <c>false</c>.</summary>
    public bool GetBoolean(string name) => GetText(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw CreateInvalidParameter($"Parameter {name} must be the text true or false."),
    };

    public string GetMethod(string name) => GetText(name) switch
    {
        null or "POST" => "POST",
        "GET" => "GET",
        _ => throw CreateInvalidParameter($"Parameter {name} must be GET or POST."),
    };

    public string? GetOneOf(string name, params ReadOnlySpan<string> allowed)
    {
        string? text = GetText(name);
        return text is null || allowed.Contains(text)
            ? text
            : throw CreateInvalidParameter($"Parameter {name} must be one of {string.Join(", ", allowed)}.");
    }

    /// <summary>Reads an absolute http or https URL; null when the field is absent.</summary>
    /// <param name="name">The field.</param>
    /// <param name="errorCode">Twilio's error code for an invalid URL in this field.</param>
    public string? GetUrl(string name, int errorCode = 21205)
    {
        string? url = GetText(name);
        bool isValid = url is null
            || (Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && (uri.Scheme == Uri.UriSchemeHttps
                || uri.Scheme == Uri.UriSchemeHttp));
        return isValid ? url : throw new RestApiException(400, errorCode, $"{name} is not a valid URL: it must be absolute, with http or https.");
    }

    public string? GetTwiml()
    {
        const int MaxCharacters = 4000;
        string? twiml = GetText("Twiml");
        return twiml is not { Length: > MaxCharacters } ? twiml : throw CreateInvalidParameter(
            $"Parameter Twiml must not have more than {MaxCharacters} characters.");
    }
}
