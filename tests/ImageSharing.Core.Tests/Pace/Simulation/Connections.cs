namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>A pool of connections: how many are open and unused.</summary>
internal sealed class Connections
{
    private int idle;

    public bool TakeIdle()
    {
        if (idle == 0)
            return false;
        idle--;
        return true;
    }

    public void GiveBack() => idle++;
}
