using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.History;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.History;

public sealed class SharingMemoryTests
{
    private static readonly ImageKey Image = new("cvm.example", "ap-tokyo", "img-0");
    private readonly FakeTimeProvider _time = new();
    private readonly SharingMemory _memory;

    public SharingMemoryTests() => _memory = new SharingMemory(_time);

    [Fact]
    public void Commands_on_one_image_share_its_writes()
    {
        var writes = _memory.Enter(Image);

        Assert.Same(writes, _memory.Enter(Image));
        Assert.NotSame(writes, _memory.Enter(Image with { ImageId = "img-1" }));
        Assert.NotSame(writes, _memory.Enter(Image with { Region = "ap-seoul" }));
        Assert.NotSame(writes, _memory.Enter(Image with { Endpoint = "other.example" }));
    }

    [Fact]
    public void An_image_without_writes_is_forgotten_when_the_last_command_leaves()
    {
        var writes = _memory.Enter(Image);
        _memory.Enter(Image);

        _memory.Leave(Image, writes);
        Assert.Same(writes, _memory.Enter(Image));

        _memory.Leave(Image, writes);
        _memory.Leave(Image, writes);
        Assert.NotSame(writes, _memory.Enter(Image));
    }

    [Fact]
    public void An_image_with_writes_is_kept_for_the_next_command()
    {
        var writes = Write(Image);

        Assert.Same(writes, _memory.Enter(Image));
    }

    [Fact]
    public void Images_whose_writes_are_over_are_swept_when_there_are_more_than_a_thousand()
    {
        var all = Enumerable.Range(0, 1_000).Select(number => Write(Numbered(number))).ToList();
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Same(all[0], _memory.Enter(Numbered(0)));
        Assert.Same(all[1], _memory.Enter(Numbered(1)));

        _memory.Enter(Numbered(1_000));

        Assert.Same(all[1], _memory.Enter(Numbered(1)));
        Assert.NotSame(all[2], _memory.Enter(Numbered(2)));
    }

    [Fact]
    public void After_a_sweep_that_left_few_images_the_next_comes_at_a_thousand_again()
    {
        foreach (var number in Enumerable.Range(0, 1_000)) Write(Numbered(number));
        _time.Advance(TimeSpan.FromMinutes(2));
        _memory.Enter(Numbered(1_000));

        var writes = Write(Image);
        _time.Advance(TimeSpan.FromMinutes(2));
        foreach (var number in Enumerable.Range(1, 20)) _memory.Enter(Numbered(number));

        Assert.Same(writes, _memory.Enter(Image));
    }

    [Fact]
    public void After_a_sweep_that_left_many_images_the_next_comes_at_twice_as_many()
    {
        foreach (var number in Enumerable.Range(1, 1_001)) _memory.Enter(Numbered(number));
        var first = Write(Image);
        var second = Write(Numbered(1_002));
        _time.Advance(TimeSpan.FromMinutes(2));
        foreach (var number in Enumerable.Range(1_003, 900)) _memory.Enter(Numbered(number));
        Assert.Same(first, _memory.Enter(Image));

        foreach (var number in Enumerable.Range(2_000, 200)) _memory.Enter(Numbered(number));

        Assert.NotSame(second, _memory.Enter(Numbered(1_002)));
    }

    [Fact]
    public void An_image_in_use_is_never_swept()
    {
        var writes = _memory.Enter(Image);
        foreach (var number in Enumerable.Range(1, 1_500)) _memory.Enter(Numbered(number));

        Assert.Same(writes, _memory.Enter(Image));
    }

    [Fact]
    public void A_write_that_matters_is_never_swept()
    {
        var writes = Write(Image);
        foreach (var number in Enumerable.Range(1, 1_500)) _memory.Enter(Numbered(number));

        Assert.Same(writes, _memory.Enter(Image));
    }

    [Fact]
    public void A_batch_limit_is_kept_for_ten_minutes_and_for_its_endpoint()
    {
        Assert.Null(_memory.BatchLimitOf("cvm.example"));
        _memory.LearnBatchLimit("cvm.example", 100);
        _memory.LearnBatchLimit("cvm.example", 50);
        Assert.Null(_memory.BatchLimitOf("other.example"));

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(50, _memory.BatchLimitOf("cvm.example"));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_memory.BatchLimitOf("cvm.example"));
    }

    private static ImageKey Numbered(int number) => Image with { ImageId = $"img-{number}" };

    /// <summary>Enters, writes, and leaves again.</summary>
    private OwnWrites Write(ImageKey image)
    {
        var writes = _memory.Enter(image);
        writes.RecordReply(writes.Begin(ShareOperation.Grant, ["a"]), OwnWriteFate.Acknowledged, _time.GetTimestamp());
        _memory.Leave(image, writes);
        return writes;
    }
}
