// Calls have a clock, and two cores are enough for one of them at several times its pace.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
