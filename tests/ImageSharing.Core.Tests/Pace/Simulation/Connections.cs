namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>A pool of connections: how many are open and unused.</summary>
internal sealed class Connections
{
    private int _idle;

    public bool TakeIdle()
    {
        if (_idle == 0)
            return false;
        _idle--;
        return true;
    }

    public void GiveBack() => _idle++;
}
