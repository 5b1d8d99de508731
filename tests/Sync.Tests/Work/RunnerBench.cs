using Connector.Sync.DeadLetters;
using Connector.Sync.Retries;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Work;

/// <summary>A runner over a queue and dead letters in memory, at noon, without jitter.</summary>
internal sealed class RunnerBench
{
    public RunnerBench()
    {
        var telemetry = Meters.Create();
        Writer = new DeadLetterWriter(Letters, telemetry, Time, Log.For<DeadLetterWriter>());
        var retries = new RetrySchedule(Options.Create(new RetryOptions { Jitter = 0 }), new Random(1));
        Runner = new WorkItemRunner(Queue, Letters, Writer, retries, Replays, telemetry, Time, Log.For<WorkItemRunner>());
    }

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public RecordingQueue Queue { get; } = new();

    public MemoryDeadLetters Letters { get; } = new();

    public RecordingReplays Replays { get; } = new();

    public TestLog Log { get; } = new();

    public DeadLetterWriter Writer { get; }

    public WorkItemRunner Runner { get; }

    public DeadLetter Letter => Assert.Single(Letters.Open.Values);
}
