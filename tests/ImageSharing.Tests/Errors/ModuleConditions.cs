using System.Collections.Generic;
using ImageSharing.Sandbox;
using static System.Management.Automation.ErrorCategory;

namespace ImageSharing.Tests.Errors;

/// <summary>The module's own conditions, each with the record that users see. Image G is shared with A and B.</summary>
internal static class ModuleConditions
{
    private const string A = "100000000010";
    private const string G = "img-6pb6lrmy";
    private const string Once = "-MaximumRetryCount 0 -WaitTimeoutSec 0";

    private static readonly Dictionary<string, string?> WithoutKeys = new()
    {
        ["TENCENTCLOUD_SECRET_ID"] = null,
        ["TENCENTCLOUD_SECRET_KEY"] = null,
        ["TENCENTCLOUD_METADATA_ENDPOINT"] = "http://127.0.0.1:1",
    };

    private static readonly Dictionary<string, string?> WithoutRegion = new() { ["TENCENTCLOUD_REGION"] = null };

    public static IEnumerable<ErrorSituation> Accounts =>
    [
        new("AccountIdMalformed", InvalidArgument, "12", "Grant-CvmImageShare $G 12"),
        new("AccountIdMalformed", InvalidArgument, "uin/7", "Revoke-CvmImageShare $G uin/7"),
        new("AccountIdMalformed", InvalidArgument, "12", "Test-CvmImageShare $G $A, 12"),
        new("AccountIdMalformed", InvalidArgument, "12", "Row @{ AccountId = '12' } | Get-CvmImageShare $G"),
        new("AccountIdMalformed", InvalidArgument, "1.5E+0", "1.5 | Grant-CvmImageShare $G"),
        new("AccountIdMissing", InvalidArgument, G, "Grant-CvmImageShare $G"),
        new("AccountIdMissing", InvalidArgument, null, "Grant-CvmImageShare $G, $W"),
        new("AccountIdMissing", InvalidArgument, null, "Test-CvmImageShare $G -AllowedAccountId $null"),
        new("AccountIdAmbiguous", InvalidArgument, null, "$A | Grant-CvmImageShare $G -AccountId $B"),
        new("AccountIdAmbiguous", InvalidArgument, null, "$A | Test-CvmImageShare $G -AccountId $B"),
        new("AccountIdAmbiguous", InvalidArgument, "", "Row @{ AccountId = $A; Uin = $C } | Grant-CvmImageShare $G"),
        new("AccountIdWithAll", InvalidArgument, null, "Revoke-CvmImageShare $G $A -All"),
        new("AccountIdWithAll", InvalidArgument, null, "$A | Revoke-CvmImageShare $G -All"),
        new("ResultNotAccepted", InvalidArgument, null,
            "Row @{ ImageId = $G; AccountId = $A; Operation = 'Grant'; Status = 'Failed' } | Set-CvmImageShare"),
        new("ResultNotAccepted", InvalidArgument, null,
            "Row @{ ImageId = $G; AccountId = $A; Operation = 'Grant'; Status = 'Failed' } | Test-CvmImageShare"),
        new("ResultNotAccepted", InvalidArgument, A,
            "Row @{ ImageId = $G; AccountId = $A; Status = 'Failed' } | Grant-CvmImageShare"),
        new("DesiredSetEmpty", InvalidArgument, null, "@() | Set-CvmImageShare $G"),
        new("DesiredSetEmpty", InvalidArgument, null, "Set-CvmImageShare $G -AccountId @()"),
        new("DesiredSetEmpty", InvalidArgument, null, "@() | Test-CvmImageShare $G"),
        new("DesiredSetIncomplete", InvalidArgument, G, "Set-CvmImageShare $G $A, 12 -Confirm:$false"),
    ];

    public static IEnumerable<ErrorSituation> Images =>
    [
        new("ImageIdMissing", InvalidArgument, null, "Grant-CvmImageShare -AccountId $A"),
        new("ImageIdMissing", InvalidArgument, null, "$A | Grant-CvmImageShare"),
        new("ImageIdMissing", InvalidArgument, null, "Get-CvmImageShare"),
        new("ImageIdMalformed", InvalidArgument, "IMG-6PB6LRMY", "Set-CvmImageShare IMG-6PB6LRMY $A -Confirm:$false"),
        new("ImageIdMalformed", InvalidArgument, "golden", "Revoke-CvmImageShare golden $A"),
        new("ImageIdMalformed", InvalidArgument, "golden", "Test-CvmImageShare golden $A"),
        new("ImageIdMalformed", InvalidArgument, A, "Row @{ ImageId = 1.5; AccountId = $A } | Grant-CvmImageShare"),
        new("ImageIdMismatch", InvalidArgument, "img-9qabwvbn",
            "Row @{ ImageId = $W; AccountId = $A } | Revoke-CvmImageShare $G"),
        new("RegionMalformed", InvalidArgument, null, "Revoke-CvmImageShare $G $A -Region ap-guangzhou-3"),
        new("RegionMalformed", InvalidArgument, null, "Set-CvmImageShare $G $A -Region nowhere! -Confirm:$false"),
        new("RegionMalformed", InvalidArgument, G,
            "Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou-3' } | Revoke-CvmImageShare"),
        new("RegionMissing", InvalidArgument, G, "Grant-CvmImageShare $G $A") { Environment = WithoutRegion },
        new("RegionMissing", InvalidArgument, G, "Get-CvmImageShare $G") { Environment = WithoutRegion },
        new("RegionMissing", InvalidArgument, G, "Get-CvmImage $G") { Environment = WithoutRegion },
        new("RegionMissing", InvalidArgument, null, "Get-CvmImage -Name g*") { Environment = WithoutRegion },
        new("RegionMismatch", InvalidArgument, G,
            "Row @{ ImageId = $G; Region = 'ap-tokyo' } | Grant-CvmImageShare -AccountId $A -Region ap-seoul"),
    ];

    public static IEnumerable<ErrorSituation> Callers =>
    [
        new("ParameterBlank", InvalidArgument, null, "Grant-CvmImageShare $G $A -ProfileName $null"),
        new("ParameterBlank", InvalidArgument, null, "Get-CvmImage -Credential $null"),
        new("CredentialNotFound", AuthenticationError, null, "Grant-CvmImageShare $G $A") { Environment = WithoutKeys },
        new("CredentialNotFound", AuthenticationError, null, "Get-CvmCallerIdentity") { Environment = WithoutKeys },
        new("CredentialIncomplete", AuthenticationError, null, "Grant-CvmImageShare $G $A")
        {
            Environment = new Dictionary<string, string?> { ["TENCENTCLOUD_SECRET_KEY"] = null },
        },
        new("CredentialUnreadable", AuthenticationError, null, "Get-CvmImageShare $G")
        {
            Environment = new Dictionary<string, string?> { ["TENCENTCLOUD_SECRET_ID"] = "a b" },
        },
        new("CredentialExpired", AuthenticationError, null, "Get-CvmImageShare $G -ProfileName sso")
        {
            Files = new Dictionary<string, string>
            {
                [".tccli/sso.credential"] =
                    """{"secretId":"AKIDSSO","secretKey":"k","token":"t","expiresAt":1600000000,"type":"sso"}""",
            },
        },
        new("ProfileNotFound", ObjectNotFound, null, "Grant-CvmImageShare $G $A -ProfileName nobody"),
        new("EndpointNotSecure", InvalidArgument, null, "Get-CvmImage $G -Endpoint http://cvm.example.com"),
        new("EndpointMalformed", InvalidArgument, null, "Grant-CvmImageShare $G $A -Endpoint 'a b'"),
    ];

    public static IEnumerable<ErrorSituation> Replies =>
    [
        new("ConnectionFailed", ConnectionError, null,
            $"Grant-CvmImageShare $G $C {Once} -Endpoint http://127.0.0.1:1"),
        new("ConnectionFailed", ConnectionError, G, "Get-CvmImageShare $G -MaximumRetryCount 0")
        {
            Service = service => service.Faults.Add(When.Always(), Fault.DropAfterWrite()),
        },
        new("OperationTimedOut", OperationTimeout, G, "Get-CvmImageShare $G -MaximumRetryCount 0 -TimeoutSec 1")
        {
            Service = service => service.Faults.Add(When.Always(), Fault.NeverRespond()),
        },
        new("ResponseUnreadable", ProtocolError, G, "Get-CvmImageShare $G -MaximumRetryCount 0")
        {
            Service = service => service.Faults.Add(When.Always(), Fault.Unreadable()),
        },
        new("ResponseUnreadable", ProtocolError, "ap-guangzhou", "Get-CvmImage -MaximumRetryCount 0")
        {
            Service = service => service.Faults.Add(When.Always(), Fault.Unreadable()),
        },
        new("OutcomeUnknown", OperationTimeout, G, $"Grant-CvmImageShare $G $C {Once}")
        {
            Service = service =>
            {
                service.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.DropAfterWrite());
                service.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
            },
        },
        new("VerificationFailed", ProtocolError, G, "Grant-CvmImageShare $G $C, $D -Verify")
        {
            Waits = true,
            Service = service => service.Faults.Add(
                When.RequestOfImage(G, 1),
                Fault.AnotherWriter(WriterMoment.After, now => now.Images.Find(G)!.Shares.Revoke("100000000013"))),
        },
    ];
}
