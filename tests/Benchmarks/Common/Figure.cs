using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace ImageSharing.Benchmarks;

/// <summary>A figure: what it says is printed at once, and kept for the page.</summary>
internal sealed class Figure
{
    private readonly string _name;
    private readonly StringBuilder _text = new();

    /// <param name="name">As in the command, and between the marks on the page.</param>
    /// <param name="arguments">What the command was given besides.</param>
    public Figure(string name, params IEnumerable<string> arguments)
    {
        _name = name;
        var command = string.Join(' ', ["dotnet run -c Release --project tests/Benchmarks --", name, .. arguments]);
        Say($"`{command}`");
        Say();
        Say($"{DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {Machine.Describe()}.");
        Say();
    }

    public void Say(string line = "")
    {
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }

    public void Head(params string[] cells)
    {
        Say($"| {string.Join(" | ", cells)} |");
        Say($"|{string.Concat(Enumerable.Repeat("---|", cells.Length))}");
    }

    public void Row(params object[] cells) => Say($"| {string.Join(" | ", cells.Select(Text))} |");

    /// <summary>Says whether something is as small as it was to be.</summary>
    public void AtMost(string what, double figure, double target, string unit)
        => Judge(what, figure, "at most", target, unit, figure <= target);

    /// <summary>Says whether something is as large as it was to be.</summary>
    public void AtLeast(string what, double figure, double target, string unit)
        => Judge(what, figure, "at least", target, unit, figure >= target);

    /// <summary>Puts the figure into its place on the page.</summary>
    public void Write()
    {
        var page = Path.Combine(Repository.Benchmarks, "README.md");
        var text = File.ReadAllText(page);
        string begin = $"<!-- {_name} -->\n", end = $"<!-- /{_name} -->";
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || to < from) throw new InvalidDataException($"The page has no place for {_name}.");

        File.WriteAllText(page, string.Concat(text.AsSpan(0, from), _text.ToString(), text.AsSpan(to)));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private void Judge(string what, double figure, string comparison, double target, string unit, bool isReached)
    {
        if (_text[^2] == '|') Say();
        Say($"- {what}: {Text(figure)}{unit}; target: {comparison} {Text(target)}{unit}: "
            + $"**{(isReached ? "reached" : "not reached")}**");
    }

    private static string Text(object cell) => cell switch
    {
        double number when Math.Abs(number) >= 1_000 => number.ToString("#,##0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 100 => number.ToString("0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.00", CultureInfo.InvariantCulture),
        int number => number.ToString("#,##0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
