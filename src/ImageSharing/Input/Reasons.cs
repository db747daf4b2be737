using ImageSharing.Errors;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>Why a value of the input is refused: what is wrong, and where the value came from.</summary>
internal static class Reasons
{
    /// <summary>A value as an account, with the reason where it is not one.</summary>
    public static AccountInput Account(IdValue value, Place place, bool isPattern = false)
    {
        if (value.Damage is not null)
            return new AccountInput(value.Text, Value("AccountIdMalformed", "Name.AccountId", value, place));
        if (AccountIdText.IsWellFormed(value.Text)) return new AccountInput(value.Text);

        return new AccountInput(value.Text, AccountIdText.Refusal(value.Text, isPattern).From(place.ToString()));
    }

    /// <summary>A value that is damaged or blank where a value is needed.</summary>
    /// <param name="code">The code of the refusal.</param>
    /// <param name="name">The key of the name that the value has in the message.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it came from.</param>
    public static Refusal Value(string code, string name, IdValue value, Place place)
        => Of(code, value.Damage ?? "Value.Blank", place, Messages.Format(name), value.Detail);

    /// <summary>A part of an item that holds several values.</summary>
    public static Refusal Several(string code, string name, int count, Place place)
        => Of(code, "Value.Several", place, Messages.Format(name), count);

    /// <summary>A script block that gave nothing for an item, or failed.</summary>
    public static Refusal Block(string code, string parameter, string? failure, Place place)
        => Of(code, failure is null ? "ScriptBlock.NoValue" : "ScriptBlock.Failed", place, parameter, failure);

    /// <summary>An account that is refused because another value of its item is.</summary>
    public static Refusal Companion(Refusal refusal, string text)
        => new(refusal.Code, Messages.Format("Companion", text, refusal.Message))
        {
            RecommendedAction = refusal.RecommendedAction,
        };

    private static Refusal Of(string code, string key, Place place, params object?[] values)
        => new Refusal(code, Messages.Format(key, values))
        {
            RecommendedAction = Messages.Recommendation(key, values),
        }.From(place.ToString());
}
