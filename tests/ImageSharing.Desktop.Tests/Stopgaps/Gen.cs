using System;
using System.Collections.Generic;
using System.Linq;

namespace CsCheck;

/// <summary>
/// Values by chance, always the same ones. CsCheck is made for newer frameworks alone; this has its words.
/// </summary>
internal sealed class Gen<T>(Func<Random, T> next)
{
    public SizedGen<T> Array => new(this);

    public T Next(Random chance) => next(chance);

    public Gen<TResult> Select<TResult>(Func<T, TResult> map) => new(chance => map(next(chance)));

    public Gen<TResult> SelectMany<TSecond, TResult>(Func<T, Gen<TSecond>> second, Func<T, TSecond, TResult> map)
        => new(chance =>
        {
            var value = next(chance);
            return map(value, second(value).Next(chance));
        });

    public void Sample(Action<T> check, long iter = 100, int threads = 1, Func<T, string>? print = null)
        => Sample(value =>
        {
            check(value);
            return true;
        }, iter, threads, print);

    public void Sample(Func<T, bool> holds, long iter = 100, int threads = 1, Func<T, string>? print = null)
    {
        _ = threads;
        var chance = new Random(20_260_225);
        for (var i = 0; i < iter; i++)
        {
            var value = next(chance);
            Exception? failure = null;
            try
            {
                if (holds(value)) continue;
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            throw new InvalidOperationException(
                $"Not so for number {i}: {print?.Invoke(value) ?? Text(value)}",
                failure);
        }
    }

    private static string Text(T value)
        => value is System.Collections.IEnumerable items and not string
            ? string.Join(",", items.Cast<object>())
            : $"{value}";
}

internal sealed class SizedGen<T>(Gen<T> item)
{
    public Gen<T[]> this[int least, int most]
        => new(chance => [.. Enumerable.Range(0, chance.Next(least, most + 1)).Select(_ => item.Next(chance))]);
}

internal sealed class RangedGen<T>(Func<Random, T, T, T> next)
{
    public Gen<T> this[T least, T most] => new(chance => next(chance, least, most));
}

internal static class Gen
{
    public static RangedGen<int> Int { get; } = new((chance, least, most) => chance.Next(least, most + 1));

    public static RangedGen<long> Long { get; } = new((chance, least, most)
        => (long)(least + (chance.NextDouble() * ((double)most - least))));

    public static Gen<byte> Byte { get; } = Int[0, 255].Select(value => (byte)value);

    public static Gen<bool> Bool { get; } = Int[0, 1].Select(value => value == 1);

    public static TextGen String { get; } = new();

    public static Gen<T> Const<T>(T value) => new(_ => value);

    public static Gen<T> Enum<T>()
        where T : struct, Enum
    {
        var values = (T[])System.Enum.GetValues(typeof(T));
        return Int[0, values.Length - 1].Select(index => values[index]);
    }

    public static Gen<T> OneOf<T>(params Gen<T>[] gens) => new(chance => gens[chance.Next(gens.Length)].Next(chance));

    public static Gen<T> Frequency<T>(params (int Weight, Gen<T> Gen)[] gens)
    {
        List<Gen<T>> all = [.. gens.SelectMany(one => Enumerable.Repeat(one.Gen, one.Weight))];
        return new(chance => all[chance.Next(all.Count)].Next(chance));
    }

    public static Gen<T> Recursive<T>(Func<int, Gen<T>, Gen<T>> make) => Level(make, 0);

    public static Gen<(T1, T2)> Select<T1, T2>(Gen<T1> first, Gen<T2> second)
        => new(chance => (first.Next(chance), second.Next(chance)));

    public static Gen<TResult> Select<T1, T2, TResult>(Gen<T1> first, Gen<T2> second, Func<T1, T2, TResult> map)
        => new(chance => map(first.Next(chance), second.Next(chance)));

    public static Gen<(T1, T2, T3)> Select<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third)
        => new(chance => (first.Next(chance), second.Next(chance), third.Next(chance)));

    public static Gen<(T1, T2, T3, T4, T5)> Select<T1, T2, T3, T4, T5>(
        Gen<T1> first, Gen<T2> second, Gen<T3> third, Gen<T4> fourth, Gen<T5> fifth)
        => new(chance =>
            (first.Next(chance), second.Next(chance), third.Next(chance), fourth.Next(chance), fifth.Next(chance)));

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> holds, long iter = 100)
        => gen.Sample(both => holds(both.Item1, both.Item2), iter);

    private static Gen<T> Level<T>(Func<int, Gen<T>, Gen<T>> make, int depth)
        => new(chance => make(depth, Level(make, depth + 1)).Next(chance));
}

internal sealed class TextGen
{
    public Gen<string> this[int least, int most]
        => new(chance => string.Concat(Enumerable
            .Range(0, chance.Next(least, most + 1))
            .Select(_ => (char)(chance.Next(4) == 0 ? chance.Next(0x10000) : chance.Next(0x20, 0x7F)))));
}
