using System.Globalization;
using Concierge.Cli.Commands;
using Concierge.Cli.Views;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
OutputGuard.Install();
return await ConciergeCommandLine.RunAsync(args);
