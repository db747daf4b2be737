using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Tests.Tour;

/// <summary>The plain prompt over the hosted engine.</summary>
public sealed class PromptTests : TourShell
{
    private Action? _whenStarted;

    public PromptTests() => Output = new ListeningWriter(() => Interlocked.Exchange(ref _whenStarted, null)?.Invoke());

    [Fact]
    public async Task Lines_run_until_exit_and_give_its_code()
    {
        Assert.Equal(3, await TypedAsync("1 + 1\nexit 3\n'never'\n", "--interactive"));

        Assert.Contains("PS> 2", Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("never", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_input_ends_it()
        => Assert.Equal(0, await TypedAsync("throw 'boo'\n", "--interactive"));

    [Fact]
    public async Task A_command_may_go_on_over_lines()
    {
        await TypedAsync("if ($true) {\n'in' +\n' braces'\n}\n'next'\n", "--interactive");

        Assert.Contains(">> >> >> in braces", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("PS> next", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_does_not_end_it_and_is_shown_in_its_place()
    {
        await TypedAsync("throw 'boo'\n'next'\n", "--interactive");

        Assert.Matches("(?s)PS> Exception: boo.*PS> next", Output.ToString());
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("", true)]
    [InlineData("?\nn", false)]
    [InlineData("what\nNo", false)]
    public async Task Confirm_asks_and_heeds_the_answer(string answer, bool isShared)
    {
        await TypedAsync($"Grant-CvmImageShare img-6pb6lrmy 100000000030 -Confirm\n{answer}\n", "--interactive");

        var shown = Output.ToString();
        Assert.Contains("with 1 account (100000000030)?", shown, StringComparison.Ordinal);
        Assert.Contains("[Y] Yes", shown, StringComparison.Ordinal);
        Assert.Equal(isShared, shown.Contains("Shared        100000000030", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_nobody_answers_is_not_taken_for_yes()
    {
        await TypedAsync("Grant-CvmImageShare img-6pb6lrmy 100000000030 -Confirm", "--interactive");

        Assert.Contains("There is nobody to ask", Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Shared ", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Host_reads_a_line()
    {
        await TypedAsync("\"got $(Read-Host account)\"\n100000000030\n", "--interactive");

        Assert.Contains("account: got 100000000030", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_what_runs_and_not_the_program()
    {
        _whenStarted = () => Task.Run(PressCtrlC);

        const string Lines = "Write-Host started; while ($true) { }\n'still here'\nexit 4\n";

        Assert.Equal(4, await TypedAsync(Lines, "--interactive"));

        Assert.Contains("still here", Output.ToString(), StringComparison.Ordinal);
    }

    private sealed class ListeningWriter(Action started) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.StartsWith("started", StringComparison.Ordinal) == true) started();
        }
    }
}
