using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace ImageSharing.Sandbox.Session;

/// <summary>How wide the terminal is, for the formatter. It can be asked for nothing else.</summary>
internal sealed class SessionWindow(Terminal terminal) : PSHostRawUserInterface
{
    private const int Rows = 9999;

    private Coordinates _cursor;

    /// <inheritdoc/>
    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    /// <inheritdoc/>
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    /// <inheritdoc/>
    public override Size BufferSize
    {
        get => new(terminal.Width, Rows);
        set => throw No();
    }

    /// <inheritdoc/>
    public override Coordinates CursorPosition
    {
        get => _cursor;
        set => throw No();
    }

    /// <inheritdoc/>
    public override int CursorSize { get; set; } = 25;

    /// <inheritdoc/>
    public override bool KeyAvailable => false;

    /// <inheritdoc/>
    public override Size MaxPhysicalWindowSize => BufferSize;

    /// <inheritdoc/>
    public override Size MaxWindowSize => BufferSize;

    /// <inheritdoc/>
    public override Coordinates WindowPosition { get; set; }

    /// <inheritdoc/>
    public override Size WindowSize
    {
        get => BufferSize;
        set => throw No();
    }

    /// <inheritdoc/>
    public override string WindowTitle { get; set; } = string.Empty;

    /// <summary>Whether the last line is blank, and the cursor at the start of the next.</summary>
    public bool IsBelowBlankLine { get; private set; }

    /// <summary>Keeps account of the column.</summary>
    public void Wrote(string text)
    {
        foreach (var letter in text)
        {
            IsBelowBlankLine = letter == '\n' && _cursor.X == 0;
            _cursor.X = letter == '\n' ? 0 : _cursor.X + 1;
        }
    }

    /// <inheritdoc/>
    public override void FlushInputBuffer()
    {
    }

    /// <inheritdoc/>
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw No();

    /// <inheritdoc/>
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw No();

    /// <inheritdoc/>
    public override void ScrollBufferContents(
        Rectangle source,
        Coordinates destination,
        Rectangle clip,
        BufferCell fill)
        => throw No();

    /// <inheritdoc/>
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw No();

    /// <inheritdoc/>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw No();

    private static PSNotSupportedException No() => new("This session's window cannot do that.");
}
