using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace ImageSharing.Benchmarks;

/// <summary>The figures by name, in the order in which they stand on the page.</summary>
internal static class Figures
{
    private static readonly (string Name, string Option, int Usual, Func<Figure, int, Task> Make)[] All =
    [
        ("pace", "", 0, (figure, _) => PaceFigure.AtTheLimitAsync(figure)),
        ("two-processes", "", 0, (figure, _) => PaceFigure.TwoProcessesAsync(figure)),
        ("round-trips", "", 0, (figure, _) => RoundTripsFigure.MakeAsync(figure)),
        ("import", "--processes", 51, ImportFigure.MakeAsync),
        ("first-grant", "--processes", 11, FirstGrantFigure.MakeAsync),
        ("pipe", "--largest", 1_000_000, PipeFigure.MakeAsync),
        ("others", "", 0, (figure, _) => OthersFigure.MakeAsync(figure)),
        ("growth", "--times", 4, GrowthFigure.MakeAsync),
        ("soak", "--minutes", 10, SoakFigure.MakeAsync),
        ("chaos", "--minutes", 10, ChaosFigure.MakeAsync),
    ];

    public static async Task<int> MakeAsync(string name, string[] options)
    {
        var found = All.FirstOrDefault(figure => figure.Name == name);
        if (found.Make is null || !TryRead(options, found.Option, found.Usual, out var number, out var writes))
        {
            return Usage();
        }

        var figure = new Figure(
            name,
            number == found.Usual ? [] : [found.Option, number.ToString(CultureInfo.InvariantCulture)]);
        await found.Make(figure, number);
        if (writes) figure.Write();
        return 0;
    }

    public static int Usage()
    {
        Console.Error.WriteLine(
            $"Specify a figure: {string.Join(", ", All.Select(figure => figure.Name))}. --write also writes it to the "
            + "page.");
        foreach (var figure in All.Where(figure => figure.Option.Length > 0))
            Console.Error.WriteLine($"{figure.Name} {figure.Option} {figure.Usual} is usual.");
        return 2;
    }

    private static bool TryRead(string[] options, string option, int usual, out int number, out bool writes)
    {
        var rest = new List<string>(options);
        writes = rest.Remove("--write");
        number = usual;
        return rest.Count == 0
            || (rest.Count == 2
                && rest[0] == option
                && int.TryParse(rest[1], CultureInfo.InvariantCulture, out number)
                && number > 0);
    }
}
