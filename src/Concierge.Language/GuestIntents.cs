namespace Concierge.Language;

/// <summary>What the guest wants.</summary>
[Flags]
internal enum GuestIntents
{
    /// <summary>No intent was recognised.</summary>
    None = 0,

    /// <summary>Book a table.</summary>
    Book = 1,

    /// <summary>Accept the proposal.</summary>
    Accept = 2,

    /// <summary>Reject the proposal.</summary>
    Reject = 4,

    /// <summary>Change the previous request or an existing booking.</summary>
    Change = 8,

    /// <summary>Cancel an existing booking.</summary>
    Cancel = 16,

    /// <summary>Repeat the same call.</summary>
    RepeatCall = 32,

    /// <summary>Make no call.</summary>
    DoNotCall = 64,

    /// <summary>A greeting, thanks, or the question what the agent can do.</summary>
    SmallTalk = 128,

    /// <summary>A question or task without relation to a booking.</summary>
    OffTopic = 256,

    /// <summary>Search for a restaurant.</summary>
    Search = 512,

    /// <summary>List the existing bookings.</summary>
    ListBookings = 1024,
}
