using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Concierge.Server.Security;

/// <summary>
/// The body of a request that claims to come from Twilio, read before its signature is checked: nothing but its size is limited, names differ in
/// case, and repeated fields are kept, because the signature covers them all.
/// </summary>
internal sealed class TwilioRequestBody
{
    private const int BufferBytes = 4096;

    private TwilioRequestBody(byte[] content, bool isForm)
    {
        Content = content;
        IsForm = isForm;
        Fields = isForm ? ReadFields(Encoding.UTF8.GetString(content)) : [];
    }

    /// <summary>The bytes of the body.</summary>
    public byte[] Content { get; }

    /// <summary>Whether the body is a URL-encoded form, as Twilio sends them.</summary>
    public bool IsForm { get; }

    /// <summary>The fields of the form, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Reads the body of a request, once; later calls return the same.</summary>
    /// <returns><see langword="null"/> if it is too large or incomplete.</returns>
    public static async Task<TwilioRequestBody?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<TwilioRequestBody>() is { } known)
        {
            return known;
        }

        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            return null;
        }

        try
        {
            var isForm = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
            var body = new TwilioRequestBody(await ReadBytesAsync(context), isForm);
            context.Features.Set(body);
            return body;
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Returns the first value of a field; <see langword="null"/> if it is absent.</summary>
    /// <param name="name">The name, with its case.</param>
    public string? GetValue(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    // The web server limits the size.
    private static async Task<byte[]> ReadBytesAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, BufferBytes, context.RequestAborted);
        return bytes.ToArray();
    }

    private static List<KeyValuePair<string, string>> ReadFields(string form)
    {
        List<KeyValuePair<string, string>> fields = [];
        foreach (var field in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = field.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = separator < 0 ? (field, "") : (field[..separator], field[(separator + 1)..]);
            fields.Add(new(WebUtility.UrlDecode(name), WebUtility.UrlDecode(value)));
        }

        return fields;
    }
}
