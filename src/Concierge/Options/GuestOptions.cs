namespace Concierge.Options;

/// <summary>The guest in whose name tables are booked.</summary>
public sealed record GuestOptions
{
    /// <summary><c>CUSTOMER_NAME</c>: the name tables are booked under when the request names none.</summary>
    public string? Name { get; init; }

    /// <summary><c>CUSTOMER_PHONE</c>, E.164: what a restaurant is told when it asks for a number.</summary>
    public string? Phone { get; init; }
}
