using System.Globalization;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CoreDumps.Forbid();
ClosedStreams.Replace();
OutputGuard.Install();
return await ConciergeCommandLine.RunAsync(args);
