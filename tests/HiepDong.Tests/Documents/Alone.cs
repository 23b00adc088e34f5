namespace HiepDong.Tests.Documents;

/// <summary>Tests that measure time or memory run while nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
