using System.Net.WebSockets;
using System.Text;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Sends requests to the application through its tunnel, signed as Twilio signs them.</summary>
internal sealed class WebhookClient(TelephoneNetworkOptions options, TunnelRegistry tunnels, TimeProvider timeProvider) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a request, with the fields in the body of a POST or the query of a GET; again if its address says so.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="url">The public URL as the application gave it.</param>
    /// <param name="fields">The form fields.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CallErrorException">11100, 11200, 11242 or 11243.</exception>
    public async Task<WebhookResponse> SendAsync(
        string method, string url, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        ConnectionOverrides overrides = ConnectionOverrides.Parse(url, out string target);
        using CancellationTokenSource timeout = new(options.WebhookTimeout, timeProvider);
        for (int attempt = 0; ; attempt++)
        {
            WebhookFailure failure = WebhookFailure.Other;
            try
            {
                return await SendOnceAsync(method, target, fields, kind => failure = kind, timeout.Token, cancellationToken);
            }
            catch (CallErrorException) when (attempt < overrides.Retries && overrides.Allows(failure) && !timeout.IsCancellationRequested)
            {
                // The next attempt follows at once.
            }
        }
    }

    /// <summary>Opens the WebSocket of a media stream.</summary>
    /// <param name="url">The stream's <c>wss</c> URL as written in the TwiML.</param>
    /// <param name="cancellationToken">Cancels the connection.</param>
    /// <exception cref="CallErrorException">31901, 31902, 31920, 31922, 31923 or 31924.</exception>
    public async Task<ClientWebSocket> ConnectAsync(string? url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? publicUrl) || publicUrl.Host.Length == 0)
        {
            throw new CallErrorException(31923, "the url of <Stream> is missing or not an absolute URL");
        }

        if (publicUrl.Scheme != Uri.UriSchemeWss)
        {
            throw new CallErrorException(31922, $"the url of <Stream> has the scheme {publicUrl.Scheme}; only wss is allowed");
        }

        if (publicUrl.Query.Length > 0 || url.Contains('?', StringComparison.Ordinal))
        {
            throw new CallErrorException(31920, "the url of <Stream> has a query string, which Twilio does not pass on: use the path or a <Parameter>");
        }

        Uri local = tunnels.Resolve(publicUrl, Uri.UriSchemeWs)
            ?? throw new CallErrorException(31902, $"no tunnel leads to {publicUrl.Authority}");
        ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.Proxy = null;
        socket.Options.SetRequestHeader("Host", publicUrl.Authority);
        socket.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        socket.Options.SetRequestHeader("X-Forwarded-Host", publicUrl.Authority);
        socket.Options.SetRequestHeader("x-twilio-signature", TwilioSignature.Compute(options.AuthToken, url));

        using CancellationTokenSource timeout = new(options.StreamConnectTimeout, timeProvider);
        using CancellationTokenSource timeoutOrCancelled = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(local, timeoutOrCancelled.Token);
            return socket;
        }
        catch (Exception exception)
        {
            int status = (int)socket.HttpStatusCode;
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw exception switch
            {
                _ when timeout.IsCancellationRequested => new CallErrorException(
                    31901, $"no handshake within {options.StreamConnectTimeout.TotalSeconds:0.#} s", exception),
                WebSocketException when status is not (0 or 101) => new CallErrorException(31920, $"the server answered {status} instead of 101", exception),
                WebSocketException { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } } => new CallErrorException(
                    31902, $"{publicUrl.Authority} cannot be reached through its tunnel", exception),
                _ => new CallErrorException(31924, "the handshake is not one of the WebSocket protocol", exception),
            };
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<WebhookResponse> SendOnceAsync(
        string method,
        string url,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        Action<WebhookFailure> tell,
        CancellationToken timeout,
        CancellationToken cancellationToken)
    {
        bool isGet = method == "GET";
        string signedUrl = isGet ? AddQuery(url, fields) : url;
        using HttpRequestMessage request = new(isGet ? HttpMethod.Get : HttpMethod.Post, ResolveUrl(signedUrl, out Uri publicUrl));
        if (!isGet)
        {
            request.Content = new FormUrlEncodedContent(fields);
        }

        request.Headers.Host = publicUrl.Authority;
        request.Headers.Add("X-Twilio-Signature", TwilioSignature.Compute(options.AuthToken, signedUrl, isGet ? null : fields));
        request.Headers.Add("X-Forwarded-Proto", publicUrl.Scheme);
        request.Headers.Add("X-Forwarded-Host", publicUrl.Authority);
        request.Headers.Add("User-Agent", "TwilioProxy/1.1");
        request.Headers.Add("Accept", "*/*");

        using CancellationTokenSource timeoutOrCancelled = CancellationTokenSource.CreateLinkedTokenSource(timeout, cancellationToken);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeoutOrCancelled.Token);
            if (response.IsSuccessStatusCode)
            {
                return new WebhookResponse(response.Content.Headers.ContentType?.MediaType, await ReadBodyAsync(response, timeoutOrCancelled.Token));
            }

            tell((int)response.StatusCode switch
            {
                >= 500 => WebhookFailure.ServerError,
                >= 400 => WebhookFailure.ClientError,
                _ => WebhookFailure.Other,
            });
            throw new CallErrorException(11200, $"{publicUrl.Host} answered {method} with status {(int)response.StatusCode}");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            tell(WebhookFailure.ReadTimeout);
            throw new CallErrorException(11200, $"{publicUrl.Host} did not answer within {options.WebhookTimeout.TotalSeconds:0.#} s", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            tell(exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } ? WebhookFailure.Connection : WebhookFailure.Other);
            throw new CallErrorException(11200, $"{publicUrl.Host} cannot be reached through its tunnel", exception);
        }
    }

    private Uri ResolveUrl(string url, out Uri publicUrl)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out publicUrl!) || (publicUrl.Scheme != Uri.UriSchemeHttps && publicUrl.Scheme != Uri.UriSchemeHttp))
        {
            throw new CallErrorException(11100, "the URL is not an absolute http or https URL");
        }

        return tunnels.Resolve(publicUrl, Uri.UriSchemeHttp) ?? throw new CallErrorException(11200, $"no tunnel leads to {publicUrl.Authority}");
    }

    private static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] bytes = new byte[TwimlParser.MaxBytes + 1];
        int count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return bytes[..count];
    }

    private static string AddQuery(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        StringBuilder query = new(url);
        char separator = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach ((string name, string value) in fields)
        {
            query.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return query.ToString();
    }
}
