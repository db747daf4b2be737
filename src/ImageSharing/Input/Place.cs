using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>Where a value of the input came from. Its words are made only for a message.</summary>
internal readonly struct Place
{
    private readonly string? _parameter;
    private readonly int _number;

    private Place(string? parameter, int number)
    {
        _parameter = parameter;
        _number = number;
    }

    /// <summary>True if nothing came through the pipeline.</summary>
    public bool IsNone => _parameter is null && _number == 0;

    public static Place OfItem(int number) => new(parameter: null, number);

    public static Place OfParameter(string parameter) => new(parameter, number: 0);

    public static Place OfElement(string parameter, int number) => new(parameter, number);

    public override string ToString()
    {
        if (IsNone) return string.Empty;
        if (_parameter is null) return Messages.Format("Place.Item", _number);

        return _number == 0 ? "-" + _parameter : Messages.Format("Place.Element", _parameter, _number);
    }
}
