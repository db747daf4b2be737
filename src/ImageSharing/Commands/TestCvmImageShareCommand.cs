using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Completion;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Input.Parameters;
using ImageSharing.Output;

namespace ImageSharing.Commands;

/// <summary>Compares with whom images are shared with the accounts expected. It never writes.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CvmImageShare")]
[OutputType(typeof(ImageShareTest), typeof(bool))]
public sealed class TestCvmImageShareCommand : ShareCommand
{
    private readonly HashSet<string> _allowed = new(StringComparer.Ordinal);
    private bool _areAllCorrect = true;

    /// <summary>Accounts that may have a share without being expected: IDs of root accounts (UINs), 5 to 20 digits.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    public object?[]? AllowedAccountId { get; set; }

    /// <summary>Allows an empty list, -AccountId @(), which expects that no account has a share.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>
    /// Writes one Boolean: true if every list was read and every status is Correct. What could not be compared is a
    /// terminating error.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override InputRules Rules => InputRules.Test;

    private protected override bool NeedsAccounts => !HasAllowed;

    private bool HasAllowed => MyInvocation.BoundParameters.ContainsKey(nameof(AllowedAccountId));

    private protected override void Begin()
    {
        base.Begin();
        if (HasAllowed) ReadAllowed();
    }

    private protected override void End()
    {
        if ((Pipeline.Typed.Refusal ?? Input.CommandRefusal ?? RefusalOfInput()) is { } refusal)
        {
            Report(ErrorRecords.OfCommand(refusal));
            return;
        }

        WarnOfBlankItems();
        Input.RefuseIncomplete("DesiredSetIncomplete.Test");
        if (Input.Images.Any(image => image.Refusal is null)) Compare();
        else WriteRefused();

        if (Quiet) WriteObject(_areAllCorrect);
    }

    private Refusal? RefusalOfInput()
        => Pipeline.IsEmpty ? Refusal.Of("DesiredSetEmpty.Pipeline")
            : Pipeline.Typed.HasEmptyAccounts && !AllowEmpty && !HasAllowed ? Refusal.Of("DesiredSetEmpty.Test")
            : null;

    private void ReadAllowed()
    {
        var accounts = TypedInput.ReadAccounts("AllowedAccountId", AllowedAccountId);
        if (accounts.Count == 0)
        {
            Input.Refuse(Refusal.Of("AccountIdMissing.Empty", "AllowedAccountId"));
            return;
        }

        foreach (var account in accounts)
        {
            if (account.Refusal is { } refusal) Input.AddRefusal(refusal, account.Text);
            else _allowed.Add(account.Text);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Compare()
    {
        using var session = OpenSession(RequestsPerSecond, Input.Images.Count);
        Input.UseDefaultRegion(session.DefaultRegion);
        Input.RefuseIncomplete("DesiredSetIncomplete.Test");
        if (Input.Images.All(image => image.Refusal is not null))
        {
            WriteRefused();
            return;
        }

        using var lists = new ShareLists(this, session, ThrottleLimit, decides: true, Write);
        foreach (var image in Input.Images) lists.Add(image, Stop);

        lists.Finish(Stop);
    }

    private void WriteRefused()
    {
        foreach (var record in ErrorRecords.OfInput(Input)) Report(record);
        foreach (var image in Input.Images) WriteRefused(image, ErrorRecords.OfImage(Verb, image, 0, image.Refusal!));
    }

    /// <summary>Nothing is known of the accounts of an image that was not compared.</summary>
    private void WriteRefused(ImageInput image, ErrorRecord record)
    {
        _areAllCorrect = false;
        if (!Quiet)
        {
            foreach (var account in image.Accounts)
                WriteObject(new ImageShareTest(image.Region, image.ImageId, account.Text, "Unknown"));
        }

        foreach (var account in image.Accounts.Where(account => !account.IsAccount))
            Report(ErrorRecords.OfRefusedAccount(image, account));

        Report(record);
    }

    private void Write(ImageInput image, ImageShares list)
    {
        if (list.Problem is { } problem)
        {
            WriteRefused(image, ErrorRecords.OfList(image, Streams.RefusalOf(problem)));
            return;
        }

        var listed = new Dictionary<string, DateTime?>(StringComparer.Ordinal);
        foreach (var share in list.Shares) listed[share.AccountId] = share.CreatedUtc;

        var expected = image.WellFormedAccounts;
        foreach (var account in expected.Where(account => !listed.ContainsKey(account)))
            Write(image, account, "Missing", null);
        foreach (var share in list.Shares.Where(share => !IsCorrect(image, share.AccountId)))
            Write(image, share.AccountId, "Unexpected", share.CreatedUtc);
        foreach (var share in list.Shares.Where(share => IsCorrect(image, share.AccountId)))
            Write(image, share.AccountId, "Correct", share.CreatedUtc);
    }

    private bool IsCorrect(ImageInput image, string account) => image.Contains(account) || _allowed.Contains(account);

    private void Write(ImageInput image, string account, string status, DateTime? created)
    {
        _areAllCorrect &= status == "Correct";
        if (Quiet) return;

        WriteObject(new ImageShareTest(image.Region, image.ImageId, account, status)
        {
            CreatedTime = created is { } known ? LocalTime.Of(known) : null,
        });
    }

    /// <summary>If something could not be compared, the result is neither true nor false.</summary>
    private void Report(ErrorRecord record)
    {
        if (Quiet) ThrowTerminatingError(record);

        WriteError(record);
    }
}
