// Measured: a quarter of the time of these tests is waiting, for a socket, a database or a lock. Twice the cores keeps two cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
