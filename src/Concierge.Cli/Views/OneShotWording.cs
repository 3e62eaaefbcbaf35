namespace Concierge.Cli.Views;

/// <summary>Rewords what an answer offers to say next, where the program ends after the answer and nothing can be said to it.</summary>
internal static class OneShotWording
{
    private static readonly (string Spoken, string Typed)[] Offers =
    [
        ("; say \"try again\" to call once more.", "; run the command again to call once more."),
        ("Say \"try again\" to call once more.", "Run the command again to call once more."),
        (" Tell me what to change, or say \"try again\".", " Name the restaurant, how many people, which day and what time."),
        (": say \"book it\" to take it.", "; to take it, ask for that table in another command."),
        (". Say \"book it\" to take it.", ". To take it, ask for that table in another command."),
        ("Say \"call when they open\" (--when-open) to have it called then.",
            "Add \"call when they open\" to the request, or --when-open, to have it called then."),
        (", or say \"ask them anyway\".", ", or add \"ask them anyway\" to the request."),
        ("Ask \"what have I booked?\" to see your bookings.", "concierge reservations list shows your bookings."),
        ("Ask \"what have I booked?\" to see them.", "concierge reservations list shows them."),
        ("Shall I call them to cancel it?", "Nobody was called: repeat the command with --yes to have it cancelled."),
        ("Say \"book there\" for", "To book, ask for a table at"),
    ];

    /// <summary>Rewords an answer or a remedy.</summary>
    public static string Adapt(string text) =>
        Offers.Aggregate(text, (words, offer) => words.Replace(offer.Spoken, offer.Typed, StringComparison.Ordinal));
}
