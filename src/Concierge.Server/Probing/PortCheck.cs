using System.Globalization;
using Concierge.Checks;
using Concierge.Contracts;

namespace Concierge.Server.Probing;

/// <summary>Checks that <c>PORT</c> is free, or that this installation's server has it.</summary>
/// <param name="http">Asks the program that has the port.</param>
/// <param name="port">The port.</param>
/// <param name="apiKey">The API key of this installation.</param>
internal sealed class PortCheck(HttpClient http, int port, string apiKey) : ISetupCheck
{
    private const string Subject = "port";

    public string Activity => "the port";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var shown = port.ToString(CultureInfo.InvariantCulture);
        if (port == 0)
        {
            return [CheckResult.Skipped(Subject, "PORT is 0: the server takes a free port, which no tunnel can know.")];
        }

        try
        {
            await using var probe = await ProbeHost.StartAsync(port, apiKey, cancellationToken);
            return [CheckResult.Passed(Subject, $"Port {shown} is free.")];
        }
        catch (IOException)
        {
            return [await IsOursAsync(cancellationToken)
                ? CheckResult.Passed(Subject, $"A Concierge server runs on port {shown}.")
                : CheckResult.Failed(Subject, new ConciergeError(
                    "server.port_in_use", $"Another program uses port {shown}.", "End it, or set PORT to another port and point the tunnel at that."))];
        }
    }

    private async Task<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        var nonce = ProbeSignature.CreateNonce();
        try
        {
            var address = new Uri($"http://127.0.0.1:{port}{ProbeEndpoints.Path}{nonce}");
            return await http.GetStringAsync(address, cancellationToken) == ProbeSignature.Compute(apiKey, nonce);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
