namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>The worker ended, or was killed, before it answered.</summary>
public sealed class WorkerLostException : Exception
{
    /// <summary>Without a reason: nobody knows more.</summary>
    public WorkerLostException()
        : base("The worker process ended before it answered.")
    {
    }

    /// <summary>With a reason.</summary>
    public WorkerLostException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and a cause.</summary>
    public WorkerLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
