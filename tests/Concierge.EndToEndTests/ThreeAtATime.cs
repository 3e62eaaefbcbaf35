// Measured: a call takes little processor time but a minute of the clock, and two cores keep pace with three calls.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: TestCollectionOrderer("Concierge.EndToEndTests.LongestTestsFirstOrderer", "Concierge.EndToEndTests")]

// Every test of this project starts a program.
[assembly: AssemblyTrait("Category", "Process")]
