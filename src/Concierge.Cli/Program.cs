using System.Globalization;
using Concierge.Cli.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await ConciergeCommandLine.RunAsync(args);
