using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Server.Description;
using Concierge.Server.Webhooks;
using Concierge.Storage.Schema;
using Concierge.Storage.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of webhooks.</summary>
internal static class WebhooksEndpoints
{
    private const int MaxUrlLength = 500;
    private const int MaxWebhooks = 20;

    private static ConciergeError NotFound { get; } = new("webhook.not_found", "There is no such webhook.", "GET /webhooks lists them.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/webhooks").RequireAuthorization().WithTags("Webhooks");
        webhooks.MapPost("", CreateAsync).WithName("CreateWebhook").WithErrors("webhook.url", "webhook.event", "webhook.too_many", "storage.*")
            .WithSummary("Tells an address of events, signed as Standard Webhooks say. The secret is answered once. "
                + "The events: call.answered, call.question, call.ended, booking.confirmed, booking.changed, booking.cancelled.");
        webhooks.MapGet("", ListAsync).WithName("ListWebhooks").WithErrors("storage.*").WithSummary("The webhooks.");
        webhooks.MapDelete("/{webhook_id}", RemoveAsync).WithName("RemoveWebhook").WithErrors("webhook.not_found", "storage.*")
            .WithSummary("Removes a webhook.");
        webhooks.MapGet("/{webhook_id}/deliveries", ListDeliveriesAsync).WithName("ListWebhookDeliveries")
            .WithPages()
            .WithErrors("webhook.not_found", "request.parameter", "storage.*")
            .WithSummary("The deliveries of a webhook with their attempts, newest first. They are kept for 30 days. "
                + "limit and offset give a page, and the header Link the next one.");
    }

    private static async Task<Ok<WebhookView>> CreateAsync(
        CreateWebhookBody body, WebhookStore store, PublicAddressPolicy addresses, CancellationToken cancellationToken)
    {
        if (body.Url is not { Length: > 0 and <= MaxUrlLength } text || !Uri.TryCreate(text, UriKind.Absolute, out var url) || !addresses.IsAllowed(url))
        {
            throw new ConciergeException(new("webhook.url", "The url of a webhook is not valid.", "Give a public https address without a user name."));
        }

        if (body.Events?.Select(name => name ?? "null").FirstOrDefault(name => !WebhookEventNames.All.Contains(name)) is { } unknown)
        {
            throw new ConciergeException(new(
                "webhook.event", $"'{unknown}' is not an event.", $"Use some of {string.Join(", ", WebhookEventNames.All)}."));
        }

        var secret = WebhookSignature.CreateSecret();

        // Each of them costs a delivery for every event.
        var row = await store.TryAddAsync(url.AbsoluteUri, string.Join(' ', body.Events ?? []), secret, MaxWebhooks, cancellationToken)
            ?? throw new ConciergeException(new(
                "webhook.too_many", $"There are {MaxWebhooks} webhooks already.", "Remove one first: DELETE /webhooks/ID"));
        return TypedResults.Ok(Map(row) with { Secret = secret });
    }

    private static async Task<Ok<IReadOnlyList<WebhookView>>> ListAsync(WebhookStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<WebhookView>>([.. (await store.ListAsync(cancellationToken)).Select(Map)]);

    private static async Task<NoContent> RemoveAsync(string webhook_id, WebhookStore store, CancellationToken cancellationToken) =>
        await store.RemoveAsync(webhook_id, cancellationToken) ? TypedResults.NoContent() : throw new ConciergeException(NotFound);

    private static async Task<Ok<IReadOnlyList<WebhookDeliveryView>>> ListDeliveriesAsync(
        string webhook_id, int? limit, int? offset, WebhookStore store, HttpRequest request)
    {
        var (size, start) = PageLink.Check(limit, offset);
        if ((await store.ListAsync(request.HttpContext.RequestAborted)).TrueForAll(row => row.Id != webhook_id))
        {
            throw new ConciergeException(NotFound);
        }

        var found = await store.ListDeliveriesAsync(webhook_id, size + 1, start, request.HttpContext.RequestAborted);
        PageLink.AddNext(request, found.Count > size ? start + size : null);
        return TypedResults.Ok<IReadOnlyList<WebhookDeliveryView>>([.. found.Take(size).Select(row =>
            new WebhookDeliveryView(
                row.Id, row.Event, row.CreatedAt, row.Attempts, row.DeliveredAt, row.NextAttemptAt, row.LastStatus, row.LastError))]);
    }

    private static WebhookView Map(WebhookRow row) =>
        new(row.Id, row.Url, row.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.CreatedAt);
}
