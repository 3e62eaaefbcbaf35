namespace Concierge.Storage.Requests;

/// <summary>An event of a request as the database has it.</summary>
/// <param name="Number">The number of the event, from 1.</param>
/// <param name="Name">The name of the event.</param>
/// <param name="Data">The data of the event, JSON.</param>
internal sealed record StoredRequestEvent(int Number, string Name, string Data);
