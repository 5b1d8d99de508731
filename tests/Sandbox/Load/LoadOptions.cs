namespace Connector.Sandbox.Load;

/// <summary>What a load is.</summary>
/// <param name="Orders">Number of orders.</param>
/// <param name="Faults">Share of the calls and notifications that go wrong, 0 to 0.5.</param>
/// <param name="Seed">Seed of the orders and of the faults.</param>
public sealed record LoadOptions(int Orders, double Faults, int Seed)
{
    /// <summary>Times that each of the two processes is killed.</summary>
    public int Kills => Faults <= 0 ? 0 : Math.Max(1, (int)(Orders * Faults / 50));
}
