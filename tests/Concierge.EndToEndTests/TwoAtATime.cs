// A call takes little of a machine but a minute of its time; two cores keep pace with two of them.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
