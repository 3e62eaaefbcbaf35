namespace Concierge.Cli.Views;

/// <summary>A key of a person as <c>--json</c> prints it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The person.</param>
/// <param name="IsAdmin">Whether it may act for others.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="LastUsedOn">The day of the last use, YYYY-MM-DD.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="CallsPerHour">The person's limit of calls per hour; absent for that of the settings.</param>
/// <param name="CallsPerDay">The person's limit of calls per day; absent for that of the settings.</param>
/// <param name="Key">The key itself: only when it is created.</param>
internal sealed record KeyData(
    string Id,
    string Name,
    bool IsAdmin,
    DateTimeOffset CreatedAt,
    string? LastUsedOn = null,
    DateTimeOffset? RevokedAt = null,
    int? CallsPerHour = null,
    int? CallsPerDay = null,
    string? Key = null);
