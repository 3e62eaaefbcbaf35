// Two pages, a server and a call keep two cores busy: one test class at a time.
[assembly: CollectionBehavior(MaxParallelThreads = 1)]

// Every test of this project starts a browser.
[assembly: AssemblyTrait("Category", "Process")]
