using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ImageSharing.Benchmarks;

/// <summary>A line of a panel.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Style">Its class in the style sheet: first, second, least or other.</param>
/// <param name="Points">Its points, by X.</param>
internal sealed record Series(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A diagram with two linear axes that begin at zero.</summary>
internal sealed record Panel(string X, string Y, IReadOnlyList<Series> Series);

/// <summary>Panels side by side in rows, as an SVG that follows the reader's light or dark page.</summary>
internal static class Chart
{
    private const int Width = 330;
    private const int Height = 250;
    private const int Left = 62;
    private const int Right = 16;
    private const int Top = 18;
    private const int Bottom = 48;
    private const int Legend = 64;

    private const string Style = """
        <style>
          text { font: 12px system-ui, sans-serif; fill: #1f2328; }
          .title { font-size: 15px; font-weight: 600; }
          .page { fill: #ffffff; }
          .axis { stroke: #59636e; fill: none; }
          .grid { stroke: #d1d9e0; stroke-width: 0.7; }
          .line { fill: none; stroke-width: 2; }
          .first { stroke: #0969da; } .second { stroke: #8250df; }
          .least { stroke: #59636e; stroke-dasharray: 5 4; } .other { stroke: #bc4c00; stroke-dasharray: 2 3; }
          .dot { fill: #ffffff; stroke-width: 1.5; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .page, .dot { fill: #0d1117; }
            .axis { stroke: #9198a1; } .grid { stroke: #30363d; }
            .first { stroke: #58a6ff; } .second { stroke: #bc8cff; }
            .least { stroke: #9198a1; } .other { stroke: #f0883e; }
          }
        </style>
        """;

    public static string Draw(string title, IReadOnlyList<IReadOnlyList<Panel>> rows)
    {
        var width = rows.Max(row => row.Count) * Width;
        var height = Legend + (rows.Count * Height);
        var svg = new StringBuilder();
        svg.Append(Line(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">"));
        svg.Append(Line($"<title>{title}</title>")).Append(Style).Append('\n');
        svg.Append(Line($"<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>"));
        svg.Append(Line($"<text class=\"title\" x=\"{Right}\" y=\"24\">{title}</text>"));
        DrawLegend(
            svg, rows.SelectMany(row => row).SelectMany(panel => panel.Series).DistinctBy(series => series.Name));
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < rows[row].Count; column++)
            {
                svg.Append(Line($"<g transform=\"translate({column * Width} {Legend + (row * Height)})\">"));
                DrawPanel(svg, rows[row][column]);
                svg.Append("</g>\n");
            }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawLegend(StringBuilder svg, IEnumerable<Series> all)
    {
        double x = Right;
        foreach (var series in all)
        {
            svg.Append(Line(
                $"<path class=\"line {series.Style}\" d=\"M{x:0} 44h26\"/><text x=\"{x + 32:0}\" y=\"48\">{series.Name}</text>"));
            x += 54 + (6.6 * series.Name.Length);
        }
    }

    private static void DrawPanel(StringBuilder svg, Panel panel)
    {
        var x = new Axis(panel.Series.SelectMany(series => series.Points).Max(point => point.X), Left, Width - Right);
        var y = new Axis(panel.Series.SelectMany(series => series.Points).Max(point => point.Y), Height - Bottom, Top);
        foreach (var tick in y.Ticks)
        {
            svg.Append(Line($"<path class=\"grid\" d=\"M{Left} {y.At(tick):0.#}H{Width - Right}\"/>"));
            svg.Append(
                Line($"<text x=\"{Left - 6}\" y=\"{y.At(tick) + 4:0.#}\" text-anchor=\"end\">{tick:#,##0.##}</text>"));
        }

        foreach (var tick in x.Ticks)
            svg.Append(Line(
                $"<text x=\"{x.At(tick):0.#}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{tick:#,##0.##}</text>"));
        svg.Append(Line($"<path class=\"axis\" d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\"/>"));
        svg.Append(Line(
            $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 14}\" text-anchor=\"middle\">{panel.X}</text>"));
        svg.Append(Line(
            $"<text transform=\"translate(14 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{panel.Y}</text>"));
        foreach (var series in panel.Series)
        {
            var places = series.Points.Select(point => (X: x.At(point.X), Y: y.At(point.Y))).ToList();
            svg.Append(Line(
                $"<path class=\"line {series.Style}\" d=\"M{string.Join('L', places.Select(place => Line($"{place.X:0.#} {place.Y:0.#}").Trim()))}\"/>"));
            if (series.Style is "least" or "other") continue;

            foreach (var place in places)
                svg.Append(Line(
                    $"<circle class=\"dot {series.Style}\" cx=\"{place.X:0.#}\" cy=\"{place.Y:0.#}\" r=\"2.6\"/>"));
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";

    /// <summary>From zero to a little more than the largest value, with about five ticks at round numbers.</summary>
    private sealed class Axis(double largest, double from, double to)
    {
        private readonly double _step = StepOf(largest / 5);

        private double End => Math.Max(_step, Math.Ceiling(largest / _step) * _step);

        public IEnumerable<double> Ticks
            => Enumerable.Range(0, (int)Math.Round(End / _step) + 1).Select(tick => tick * _step);

        public double At(double value) => from + ((to - from) * value / End);

        private static double StepOf(double least)
        {
            if (least <= 0) return 1;

            var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
            return new[] { 1, 2, 5, 10 }.First(factor => factor * power >= least * 0.999) * power;
        }
    }
}
