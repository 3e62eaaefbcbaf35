using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Description;
using Concierge.Server.Hosting;
using Concierge.Server.Security;
using Concierge.Storage.Recovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Console;

/// <summary>The endpoints of the server itself, for administrators.</summary>
internal static class ServerEndpoints
{
    private const int BytesPerMegabyte = 1024 * 1024;

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var server = routes.MapGroup("/server").RequireAuthorization().WithTags("Server");
        server.MapGet("", GetAsync).WithAdministrators()
            .WithName("GetServer")
            .WithErrors("storage.*")
            .WithSummary("The server that is asked, for administrators: load, latency, limits and their use, and the servers that share its database.");
        server.MapPost("/drain", DrainAsync).WithAdministrators()
            .WithName("DrainServer")
            .WithErrors("storage.*")
            .WithSummary("Drains the server that is asked, for administrators: it takes no new calls and hands those in progress over to other servers. "
                + "It runs on until it is stopped; only another start makes it take calls again.");
    }

    private static async Task<Ok<ServerView>> GetAsync(
        CallManager calls, CallLimits limits, ServerList servers, ServerHeartbeat own, ServerLoad load, CancellationToken cancellationToken)
    {
        List<double> latencies = [.. calls.GetCalls().SelectMany(call => call.Turns.ReactionTimes).Select(time => time.TotalSeconds).Order()];
        var used = calls.GetUsage();

        // Nobody in particular is called: the restaurant's own limit says nothing.
        var others = (await limits.GetUsageAsync(number: "", CallPurpose.Book, cancellationToken)).Where(limit => limit.Name != LimitUsage.Restaurant);
        return TypedResults.Ok(new ServerView
        {
            Version = ApiDescriber.Version,
            StartedAt = load.StartedAt,
            Draining = calls.IsDraining,
            CallsUnderWay = used.Used,
            CpuPercent = load.ReadCpuPercent(),
            MemoryMegabytes = (int)(Environment.WorkingSet / BytesPerMegabyte),
            MeasuredAnswers = latencies.Count,
            LatencySecondsMedian = FindPercentile(latencies, 0.5),
            LatencySecondsP99 = FindPercentile(latencies, 0.99),
            Limits = [.. others.Prepend(used).Select(limit => new PlanLimitView(limit.Name, limit.Used, limit.Max))],
            Servers =
            [
                .. (await servers.ReadAsync(cancellationToken)).Select(row => new ServerProcessView(
                    row.Id, row.Machine.Split(' ')[0], row.ProcessId, row.ProcessStartedAt, row.SeenAt, row.Id == own.ServerId)),
            ],
        });
    }

    private static async Task<NoContent> DrainAsync(ServerDrain drain, CancellationToken cancellationToken)
    {
        await drain.BeginAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    // The nearest rank, of sorted values.
    private static double? FindPercentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 2);
}
