using System;
using System.Linq;
using ImageSharing.Benchmarks;

return args switch
{
    ["engine", var script] => Shell.RunHere(script),
    ["grant", .. var grant] => PaceFigure.GrantForOther(grant),
    [var name, .. var options] => await Figures.MakeAsync(name, options),
    _ => Figures.Usage(),
};
