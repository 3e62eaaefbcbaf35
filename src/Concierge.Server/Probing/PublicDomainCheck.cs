using System.Net;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text;
using Concierge.Checks;
using Concierge.Contracts;

namespace Concierge.Server.Probing;

/// <summary>
/// Checks that <c>PUBLIC_DOMAIN</c> leads to this installation, over HTTPS and as a WebSocket: it sends a probe out and expects the answer that only a
/// server with this API key can give. Where no server runs, it starts one that answers nothing but probes.
/// </summary>
/// <param name="http">Sends the probes.</param>
/// <param name="publicDomain">The host; <see langword="null"/> when it is not set.</param>
/// <param name="port">The port to which the tunnel leads.</param>
/// <param name="apiKey">The API key of this installation.</param>
internal sealed class PublicDomainCheck(HttpMessageInvoker http, string? publicDomain, int port, string apiKey) : ISetupCheck
{
    private const string Subject = "public_domain";
    private const int MaxAnswerBytes = 256;

    // ngrok names what went wrong in a header (ngrok.com/docs/errors): its warning page, no tunnel, and a tunnel to a port where nothing listens.
    private const string NgrokHeader = "Ngrok-Error-Code";
    private const string NgrokWarningPage = "ERR_NGROK_6024";
    private const string NgrokOffline = "ERR_NGROK_3200";
    private const string NgrokNoServer = "ERR_NGROK_8012";

    public string Activity => "the way from outside to this server";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (publicDomain is null)
        {
            return [CheckResult.Skipped(Subject, "PUBLIC_DOMAIN is not set.")];
        }

        await using var own = await TryStartAsync(cancellationToken);
        try
        {
            if (await FindHttpProblemAsync(cancellationToken) is { } problem)
            {
                return [CheckResult.Failed(Subject, problem)];
            }

            return [await AnswersOverWebSocketAsync(cancellationToken)
                ? CheckResult.Passed(Subject, $"{publicDomain} leads to this server, WebSockets too.")
                : CheckResult.Failed(Subject, new ConciergeError(
                    "public_domain.no_websocket",
                    $"{publicDomain} leads to this server, but WebSockets do not.",
                    "Let the tunnel or the proxy pass WebSocket upgrades on (docs/operations.md)."))];
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or WebSocketException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [CheckResult.Failed(Subject, Describe(exception))];
        }
    }

    private async Task<IAsyncDisposable?> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ProbeHost.StartAsync(port, apiKey, cancellationToken);
        }
        catch (IOException)
        {
            // The server runs, or another program has the port: the probe will tell.
            return null;
        }
    }

    private async Task<ConciergeError?> FindHttpProblemAsync(CancellationToken cancellationToken)
    {
        var nonce = ProbeSignature.CreateNonce();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{publicDomain}{ProbeEndpoints.Path}{nonce}");

        // As Twilio does: a tunnel shows its warning page to browsers only.
        request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
        using var response = await http.SendAsync(request, cancellationToken);
        if (FindNgrokProblem(response) is { } named)
        {
            return named;
        }

        if (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            return new ConciergeError(
                "public_domain.warning_page",
                $"{publicDomain} shows a web page instead of this server.",
                "It is a tunnel's warning or another site: use a tunnel without a warning page, and check PUBLIC_DOMAIN.");
        }

        var answer = await ReadAsync(response, cancellationToken);
        return (int)response.StatusCode switch
        {
            200 when answer == ProbeSignature.Compute(apiKey, nonce) => null,
            200 => new ConciergeError(
                "public_domain.other_server",
                $"{publicDomain} leads to another server.",
                "It may be a Concierge with another API key. Point the tunnel at this machine and PORT, and check PUBLIC_DOMAIN."),
            _ => new ConciergeError(
                "public_domain.no_server",
                $"{publicDomain} does not lead to this server (HTTP {(int)response.StatusCode}).",
                $"Start the tunnel to port {port}, such as: ngrok http {port}"),
        };
    }

    private ConciergeError? FindNgrokProblem(HttpResponseMessage response)
    {
        var code = response.Headers.TryGetValues(NgrokHeader, out var values) ? values.First() : null;
        return code switch
        {
            null => null,
            NgrokWarningPage => new(
                "public_domain.warning_page", $"{publicDomain} shows ngrok's warning page.", "Use a reserved domain or a paid plan of ngrok."),
            NgrokOffline => new("public_domain.no_server", $"The ngrok tunnel of {publicDomain} does not run.", $"Start it: ngrok http {port}"),
            NgrokNoServer => new(
                "public_domain.no_server",
                $"The ngrok tunnel of {publicDomain} leads to a port without a server.",
                $"Point it at PORT: ngrok http {port}"),
            _ => new("public_domain.no_server", $"The ngrok tunnel of {publicDomain} answers with {code}.", $"ngrok.com/docs/errors explains {code}."),
        };
    }

    private async Task<bool> AnswersOverWebSocketAsync(CancellationToken cancellationToken)
    {
        var nonce = ProbeSignature.CreateNonce();
        using var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(new Uri($"wss://{publicDomain}{ProbeEndpoints.Path}{nonce}"), http, cancellationToken);
            var buffer = new byte[MaxAnswerBytes];
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, received.Count) == ProbeSignature.Compute(apiKey, nonce);
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxAnswerBytes];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private ConciergeError Describe(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(
            "public_domain.unknown_host", $"The name {publicDomain} does not exist.", "Check PUBLIC_DOMAIN, and that the tunnel runs."),
        HttpRequestException { InnerException: AuthenticationException } => new(
            "public_domain.certificate",
            $"The certificate of {publicDomain} is not valid.",
            "Renew it, or use a tunnel that brings its own: Twilio accepts no other."),
        OperationCanceledException => new(
            "public_domain.timeout", $"{publicDomain} did not answer in time.", "Check that the tunnel runs and leads to this machine."),
        _ => new("public_domain.unreachable", $"{publicDomain} cannot be reached.", "Check PUBLIC_DOMAIN, and that the tunnel runs."),
    };
}
