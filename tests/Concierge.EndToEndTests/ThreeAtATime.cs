// A call takes little of a machine but a minute of its time; two cores keep pace with three of them.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: TestCollectionOrderer("Concierge.EndToEndTests.LongestFirst", "Concierge.EndToEndTests")]
