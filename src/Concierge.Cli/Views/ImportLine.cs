using Concierge.Restaurants.Import;

namespace Concierge.Cli.Views;

/// <summary>The line of <c>concierge restaurants import --json</c>.</summary>
internal sealed record ImportLine(string Event, ImportReport Data);
