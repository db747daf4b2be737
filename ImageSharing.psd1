@{
    RootModule             = 'bin/ImageSharing.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '8721c60c-1f06-4800-8699-655307370fcc'
    Author                 = 'The ImageSharing maintainers'
    CompanyName            = 'The ImageSharing maintainers'
    Copyright              = 'Copyright (c) 2026 The ImageSharing maintainers. MIT licence.'
    Description            = 'Shares Tencent Cloud CVM images with many accounts, revokes shares, and reports the result for each account.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('bin/ImageSharing.Format.ps1xml')
    CmdletsToExport        = @('Get-CvmCallerIdentity', 'Get-CvmImage', 'Get-CvmImageShare', 'Grant-CvmImageShare', 'Revoke-CvmImageShare', 'Set-CvmImageShare', 'Test-CvmImageShare')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    FileList               = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('TencentCloud', 'CVM', 'Image', 'Share', 'ModifyImageSharePermission', 'Cloud', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = ''
            ReleaseNotes = ''
        }
    }
}
