using System;
using System.Linq;
using System.Reflection;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>
/// Two states with the same key are taken for one. A field that does not count in the key would cut the search short
/// without a word, and one that is not copied would be lost between two steps.
/// </summary>
public sealed class StateKeyTests
{
    public static TheoryData<string> FieldsOfShares => [.. FieldsOf(typeof(ShareState)).Select(one => one.Name)];

    public static TheoryData<string> FieldsOfExchanges
        => [.. FieldsOf(typeof(ExchangeState)).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(FieldsOfShares))]
    public void Each_field_of_a_share_state_counts_in_its_key_and_is_copied(string field)
    {
        ShareState state = new(new ShareCase(ShareOperation.Grant, 2));
        var before = KeyOf(state);

        Change(state, field);

        Assert.NotEqual(before, KeyOf(state));
        Assert.Equal(Value(state, field), Value(state.Copy(), field));
    }

    [Theory]
    [MemberData(nameof(FieldsOfExchanges))]
    public void Each_field_of_an_exchange_state_counts_in_its_key_and_is_copied(string field)
    {
        ExchangeState state = new(new ExchangeCase(2, 2));
        var before = KeyOf(state);

        Change(state, field);

        if (!IsBatch(field)) Assert.NotEqual(before, KeyOf(state));
        Assert.Equal(Value(state, field), Value(state.Copy(), field));
    }

    // The accounts of an exchange's batch are those of its subject, which has them in the key.
    private static bool IsBatch(string field) => field == $"<{nameof(ExchangeState.Batch)}>k__BackingField";

    private static UInt128 KeyOf(ShareState state)
    {
        StateKey key = default;
        key.Add(state);
        return key.Value;
    }

    private static UInt128 KeyOf(ExchangeState state)
    {
        StateKey key = default;
        key.Add(state);
        return key.Value;
    }

    private static FieldInfo[] FieldsOf(Type type)
        => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static object Value(object state, string field)
        => FieldsOf(state.GetType()).Single(one => one.Name == field).GetValue(state)!;

    private static void Change(object state, string field)
        => FieldsOf(state.GetType()).Single(one => one.Name == field).SetValue(state, Other(Value(state, field)));

    private static object Other(object value)
    {
        if (value is int[] { Length: 0 }) return new[] { 1 };
        if (value is Array array)
        {
            var changed = (Array)array.Clone();
            changed.SetValue(Other(changed.GetValue(0)!), 0);
            return changed;
        }

        if (value is bool flag) return !flag;

        var number = Convert.ToInt64(value, null) == 1 ? 2 : 1;
        return value is Enum ? Enum.ToObject(value.GetType(), number) : Convert.ChangeType(number, value.GetType(), null);
    }
}
