using System;
using System.Threading.Tasks;
using ImageSharing.Benchmarks;

return args switch
{
    ["pace"] => await PaceFigures.AtTheLimitAsync(),
    ["two-processes"] => await PaceFigures.TwoProcessesAsync(),
    ["grant", var elsewhere, var endpoint, var first, var images, var accounts]
        => PaceFigures.GrantForOther(elsewhere, endpoint, first, images, accounts),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say which figure: pace, two-processes.");
    return 2;
}
