using ImageSharing.Errors;

namespace ImageSharing.Input;

/// <summary>One account that was asked for, or a value in its place that is refused.</summary>
internal sealed class AccountInput
{
    public AccountInput(string text, Refusal? refusal = null)
    {
        Text = text;
        Refusal = refusal;
    }

    /// <summary>The account ID; of a refused value its text or its type.</summary>
    public string Text { get; }

    /// <summary>Why nothing is requested for it; null for an account.</summary>
    public Refusal? Refusal { get; }

    public bool IsAccount => Refusal is null;
}
