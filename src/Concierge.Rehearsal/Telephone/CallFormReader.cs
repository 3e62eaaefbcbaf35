using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// The form of a request to the Calls resource. Twilio's published description (twilio-oai) decides which fields there are;
/// Twilio itself ignores others, this stand-in refuses them, so that a misspelt one is noticed.
/// </summary>
internal sealed class CallFormReader
{
    private readonly IFormCollection _form;

    /// <exception cref="RestException">20001: a field is unknown, or occurs twice though it is no list.</exception>
    public CallFormReader(IFormCollection form, IReadOnlyCollection<string> fields, IReadOnlyCollection<string> lists)
    {
        _form = form;
        foreach ((string name, StringValues values) in form)
        {
            if (!fields.Contains(name, StringComparer.Ordinal))
            {
                throw CreateInvalidParameter($"Unknown parameter {name}.");
            }

            if (values.Count > 1 && !lists.Contains(name, StringComparer.Ordinal))
            {
                throw CreateInvalidParameter($"Parameter {name} is given {values.Count} times.");
            }
        }
    }

    public static RestException CreateInvalidParameter(string message) => new(400, 20001, message);

    /// <summary>A field's text, or null when it is absent or empty (which Twilio takes for absent).</summary>
    public string? GetText(string name) => _form.TryGetValue(name, out StringValues values) && values[0] is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> GetList(string name) => _form.TryGetValue(name, out StringValues values) ? [.. values.OfType<string>()] : [];

    public int? GetInt32(string name, int least, int most)
    {
        if (GetText(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw CreateInvalidParameter($"Parameter {name} must be a whole number from {least} to {most}.");
    }

    /// <summary>A truth value, which Twilio takes only as the words <c>true</c> and <c>false</c>.</summary>
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

    /// <summary>An absolute http or https URL.</summary>
    /// <param name="name">The field.</param>
    /// <param name="code">Twilio's number for a bad one.</param>
    public string? GetUrl(string name, int code = 21205)
    {
        string? url = GetText(name);
        bool valid = url is null
            || (Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && (uri.Scheme == Uri.UriSchemeHttps
                || uri.Scheme == Uri.UriSchemeHttp));
        return valid ? url : throw new RestException(400, code, $"{name} is not a valid URL: it must be absolute, with http or https.");
    }

    public string? GetTwiml()
    {
        const int MaxCharacters = 4000;
        string? twiml = GetText("Twiml");
        return twiml is not { Length: > MaxCharacters } ? twiml : throw CreateInvalidParameter(
            $"Parameter Twiml must not have more than {MaxCharacters} characters.");
    }
}
