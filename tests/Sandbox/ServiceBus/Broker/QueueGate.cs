namespace Connector.Sandbox.ServiceBus;

/// <summary>The one lock of a queue and its sub-queue, with their clock: whoever enters first sees what is due.</summary>
internal sealed class QueueGate : IDisposable
{
    private readonly Lock door = new();

    public QueueGate(TimeProvider time) => Deadlines = new Deadlines(time, OnTimer);

    public Deadlines Deadlines { get; }

    public Section Enter()
    {
        door.Enter();
        Deadlines.RunDue();
        return new Section(this);
    }

    public void Dispose()
    {
        lock (door)
            Deadlines.Dispose();
    }

    private void OnTimer()
    {
        using (Enter())
            Deadlines.Fired();
    }

    public readonly ref struct Section(QueueGate gate)
    {
        public void Dispose()
        {
            gate.Deadlines.Arm();
            gate.door.Exit();
        }
    }
}
