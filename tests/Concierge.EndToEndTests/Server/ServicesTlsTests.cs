using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary><c>concierge rehearse-services --tls</c>: who can trust its certificate, and what is left of it.</summary>
public sealed class ServicesTlsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Tls_TheCertificateIsTheUsersOnlyAndGoesWithTheStandIns()
    {
        await using var services = await RehearsalServices.StartAsync(_home, LoopbackPorts.FindFreePort(), tls: true);
        var file = services.Settings["SSL_CERT_FILE"];

        services.Settings["TWILIO_BASE_URL"].ShouldStartWith("https://127.0.0.1:");
        services.Settings["OPENAI_BASE_URL"].ShouldStartWith("https://127.0.0.1:");
        services.Settings["NODE_EXTRA_CA_CERTS"].ShouldBe(file);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.ReadAllText(file).ShouldNotContain("PRIVATE KEY");
        using var client = RehearsalServices.CreateClient(file);
        (await client.GetFromJsonAsync<JsonElement>($"{services.Settings["TWILIO_BASE_URL"]}/rehearsal/calls")).GetProperty("calls").GetArrayLength().ShouldBe(0);
        using var withoutTrust = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => withoutTrust.GetAsync(new Uri($"{services.Settings["TWILIO_BASE_URL"]}/rehearsal/calls")));

        (await services.StopAsync()).ShouldBe(0);
        File.Exists(file).ShouldBeFalse();
    }

    public void Dispose() => _home.Dispose();
}
