using ImageSharing.Benchmarks;

return args switch
{
    // What a process of its own does for a figure.
    ["as", "granter", .. var grant] => PaceFigure.GrantForOther(grant),
    ["as", "soaker", var endpoint, var minutes] => await SoakCommands.RunAsync(endpoint, minutes),
    [var name, .. var options] => await Figures.MakeAsync(name, options),
    _ => Figures.Usage(),
};
