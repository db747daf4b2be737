using ImageSharing.Errors;
using ImageSharing.Input.Forms;

namespace ImageSharing.Input;

/// <summary>Why a value of the input is refused: what is wrong, and where the value came from.</summary>
internal static class Reasons
{
    /// <summary>A value as an account, with the reason where it is not one.</summary>
    public static AccountInput Account(IdValue value, string place)
    {
        if (value.Damage is not null)
            return new AccountInput(value.Text, Value("AccountIdMalformed", "account ID", value, place));
        if (AccountIdText.IsWellFormed(value.Text)) return new AccountInput(value.Text);

        return new AccountInput(value.Text, AccountIdText.Refusal(value.Text).From(place));
    }

    /// <summary>A value that is damaged or blank where a value is needed.</summary>
    public static Refusal Value(string code, string what, IdValue value, string place)
        => new Refusal(code, value.Damage is null ? $"The {what} is blank." : $"The {what} {value.Damage}.")
        {
            RecommendedAction = value.Action,
        }.From(place);

    /// <summary>A part of an item that holds several values.</summary>
    public static Refusal Several(string code, string what, int count, string place)
        => new Refusal(code, $"The {what} is a list of {count} values, but one value is needed.")
        {
            RecommendedAction = "Pass one item for each value.",
        }.From(place);

    /// <summary>A script block that gave nothing for an item, or failed.</summary>
    public static Refusal Block(string code, string parameter, string? failure, string place)
        => new Refusal(
            code,
            failure is null
                ? $"The script block of -{parameter} returned no value."
                : $"The script block of -{parameter} failed: {failure}")
        {
            RecommendedAction = $"Correct the script block of -{parameter}, or the item.",
        }.From(place);

    /// <summary>An account that is refused because another value of its item is.</summary>
    public static Refusal Companion(Refusal refusal, string text)
        => new(refusal.Code, $"Its item also contains {text}. {refusal.Message}")
        {
            RecommendedAction = refusal.RecommendedAction,
        };
}
