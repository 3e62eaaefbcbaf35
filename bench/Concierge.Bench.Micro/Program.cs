using BenchmarkDotNet.Running;
using Concierge.Bench.Micro;

// dotnet run -c Release --project bench/Concierge.Bench.Micro -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(FrameBenchmarks).Assembly).Run(args);
