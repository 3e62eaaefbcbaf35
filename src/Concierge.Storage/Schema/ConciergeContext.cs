using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>The EF Core model that SQLite and PostgreSQL share.</summary>
internal abstract class ConciergeContext(DbContextOptions options) : DbContext(options)
{
    private const int IdLength = 32;
    private const int NameLength = 200;
    private const int WordLength = 40;

    // A SHA-256 hash in hexadecimal digits.
    private const int HashLength = 64;

    public DbSet<RestaurantRow> Restaurants => Set<RestaurantRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<CallRow> Calls => Set<CallRow>();

    public DbSet<BookingRow> Bookings => Set<BookingRow>();

    public DbSet<ServerRow> Servers => Set<ServerRow>();

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    public DbSet<BlockedNumberRow> BlockedNumbers => Set<BlockedNumberRow>();

    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();

    public DbSet<RequestEventRow> RequestEvents => Set<RequestEventRow>();

    public DbSet<CallTimeRow> CallTimes => Set<CallTimeRow>();

    public DbSet<RevocationRow> Revocations => Set<RevocationRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(WordLength);
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RestaurantRow>(restaurant =>
        {
            restaurant.ToTable("restaurants");
            restaurant.Property(row => row.Name).HasMaxLength(NameLength);
            restaurant.Property(row => row.NormalizedName).HasMaxLength(NameLength);
            restaurant.HasIndex(row => row.NormalizedName);
            restaurant.HasIndex(row => row.PhoneNumber);
            restaurant.HasIndex(row => new { row.Source, row.SourceId }).IsUnique();
        });
        modelBuilder.Entity<RequestRow>(request =>
        {
            request.ToTable("requests");
            request.Property(row => row.Id).HasMaxLength(IdLength);
            request.HasIndex(row => row.SessionId);
            request.HasIndex(row => row.At);
        });
        modelBuilder.Entity<CallRow>(call =>
        {
            call.ToTable("calls");
            call.Property(row => row.Id).HasMaxLength(IdLength);
            call.Property(row => row.Price).HasPrecision(12, 5);
            call.HasIndex(row => row.OwnerId);
            call.HasIndex(row => row.CallSid);
            call.HasIndex(row => row.CreatedAt);
            call.HasIndex(row => row.RetryAt);
        });
        modelBuilder.Entity<BookingRow>(booking =>
        {
            booking.ToTable("bookings");
            booking.Property(row => row.Id).HasMaxLength(IdLength);
            booking.Property(row => row.Revision).IsConcurrencyToken();
            booking.HasIndex(row => new { row.Date, row.Time });
            booking.HasIndex(row => row.ConfirmationNumber);
        });
        modelBuilder.Entity<ServerRow>(server =>
        {
            server.ToTable("servers");
            server.Property(row => row.Id).HasMaxLength(IdLength);
        });
        CreateApiModel(modelBuilder);
        modelBuilder.Entity<CallTimeRow>(attempt =>
        {
            attempt.ToTable("call_times");
            attempt.Property(row => row.Id).HasMaxLength(NameLength);
            attempt.Property(row => row.CallId).HasMaxLength(IdLength);
            attempt.Property(row => row.UserPrint).HasMaxLength(WordLength);
            attempt.Property(row => row.LinePrint).HasMaxLength(WordLength);
            attempt.HasIndex(row => row.CallId);
            attempt.HasIndex(row => row.PlacedAt);
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }

    private static void CreateApiModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlanRow>(plan =>
        {
            plan.ToTable("plans");
            plan.Property(row => row.Id).HasMaxLength(IdLength);
            plan.Property(row => row.OwnedBy).HasMaxLength(HashLength);
            plan.HasIndex(row => row.CreatedAt);
        });
        modelBuilder.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("api_keys");
            key.Property(row => row.Id).HasMaxLength(IdLength);
            key.Property(row => row.Name).HasMaxLength(HashLength);
            key.HasIndex(row => row.Hash).IsUnique();
        });
        modelBuilder.Entity<RevocationRow>(revocation =>
        {
            revocation.ToTable("revocations");
            revocation.Property(row => row.Id).HasMaxLength(HashLength);
            revocation.HasIndex(row => row.ExpiresAt);
        });
        modelBuilder.Entity<IdempotencyRow>(request =>
        {
            request.ToTable("idempotency_keys");
            request.Property(row => row.Id).HasMaxLength(HashLength);
            request.HasIndex(row => row.CreatedAt);
        });
        modelBuilder.Entity<RequestEventRow>(happened =>
        {
            happened.ToTable("request_events");
            happened.HasKey(row => new { row.RequestId, row.Number });
            happened.Property(row => row.RequestId).HasMaxLength(IdLength);
            happened.Property(row => row.OwnedBy).HasMaxLength(HashLength);
            happened.Property(row => row.Event).HasMaxLength(WordLength);
            happened.HasIndex(row => row.At);
        });
        modelBuilder.Entity<BlockedNumberRow>(blocked =>
        {
            blocked.ToTable("blocked_numbers");
            blocked.HasKey(row => row.PhoneNumber);
            blocked.Property(row => row.PhoneNumber).HasMaxLength(IdLength);
            blocked.Property(row => row.RestaurantName).HasMaxLength(NameLength);
        });
        modelBuilder.Entity<WebhookRow>(webhook =>
        {
            webhook.ToTable("webhooks");
            webhook.Property(row => row.Id).HasMaxLength(IdLength);
            webhook.HasIndex(row => row.OwnedBy);
        });
        modelBuilder.Entity<WebhookDeliveryRow>(delivery =>
        {
            delivery.ToTable("webhook_deliveries");
            delivery.Property(row => row.Id).HasMaxLength(IdLength);
            delivery.HasIndex(row => row.NextAttemptAt);
            delivery.HasIndex(row => row.WebhookId);
        });
        modelBuilder.Entity<CallRow>().HasIndex(row => row.OwnedBy);
        modelBuilder.Entity<BookingRow>().HasIndex(row => row.OwnedBy);
    }
}
