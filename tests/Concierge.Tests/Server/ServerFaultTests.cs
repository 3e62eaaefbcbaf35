using System.Text.Json;
using Concierge.Server.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Server;

/// <summary>An exception that nobody expected has a code and an id, so that no client takes the server for another program.</summary>
public sealed class ServerFaultTests
{
    [Fact]
    public async Task An_unexpected_exception_is_told_with_its_own_code_and_an_id_that_the_log_repeats()
    {
        using var logs = new RecordedLogs();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(logs)).AddProblemDetails().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        context.Response.Body = body;

        (await new ConciergeExceptionHandler(services.GetRequiredService<ILogger<ConciergeExceptionHandler>>())
            .TryHandleAsync(context, new ArgumentOutOfRangeException("finish_reason"), CancellationToken.None)).ShouldBeTrue();

        context.Response.StatusCode.ShouldBe(500);
        using var problem = JsonDocument.Parse(body.ToArray());
        problem.RootElement.GetProperty("code").GetString().ShouldBe("server.fault");
        var id = problem.RootElement.GetProperty("title").GetString()!.Split("(id ")[1].Split(')')[0];
        logs.Lines.ShouldContain(line => line.Contains(id, StringComparison.Ordinal) && line.Contains("finish_reason", StringComparison.Ordinal));
    }
}
