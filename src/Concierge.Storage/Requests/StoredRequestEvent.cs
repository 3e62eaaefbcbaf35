namespace Concierge.Storage.Requests;

/// <summary>An event of a request as the database has it.</summary>
/// <param name="Number">The number of the event, from 1.</param>
/// <param name="Name">The name of the event.</param>
/// <param name="Data">The data of the event, JSON.</param>
internal sealed record StoredRequestEvent(int Number, string Name, string Data)
{
    private const string OmittedName = "omitted";

    /// <summary>Whether only the number of the event is kept: its data is not for a disk.</summary>
    public bool IsOmitted => Name == OmittedName;

    /// <summary>Creates an event of which only the number is kept.</summary>
    public static StoredRequestEvent CreateOmitted(int number) => new(number, OmittedName, "{}");
}
