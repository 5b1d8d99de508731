namespace Connector.Sandbox.Stack;

/// <summary>The ports of the sandbox on 127.0.0.1; 0 takes a free one.</summary>
public sealed record Ports(int Commercetools, int Gateway, int ServiceBus, int Blob, int Queue, int Table, int Functions)
{
    /// <summary>First port of <c>up</c> when none is given; <c>local.settings.sample.json</c> uses the same.</summary>
    public const int DefaultBase = 7400;

    /// <summary>Free ports, for tests and demos beside each other.</summary>
    public static Ports Free => new(0, FreePort.Next(), 0, 0, 0, 0, 0);

    /// <summary>Consecutive ports from a first one.</summary>
    public static Ports From(int first) => new(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
}
