#pester:no-parallel
Describe 'Set-CvmImageShare' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"

        function ShouldBeAsItWas { (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000010', '100000000011' }
    }
    BeforeEach { $sandbox = Connect-Sandbox }
    AfterEach { Disconnect-Sandbox $sandbox }

    It 'makes the accounts of a file the exact set' {
        Set-Content TestDrive:/accounts.txt '100000000011', '1000000001'
        $results = Get-Content TestDrive:/accounts.txt -ErrorAction Stop | Set-CvmImageShare img-9qabwvbn -Confirm:$false
        $results | Format-Line | Select-Object -Skip 3 | Should -Be @(
            'AlreadyShared 100000000011'
            'Shared        1000000001'
            'Revoked       100000000010'
        )
        $results.Operation | Should -Be 'Grant', 'Grant', 'Revoke'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000011', '1000000001'
    }

    It 'makes the rows of a CSV file the exact sets of their images' {
        Set-Content TestDrive:/shares.csv 'ImageId,AccountId,Region', 'img-6pb6lrmy,1000000001,ap-guangzhou', 'img-9qabwvbn,100000000010,ap-guangzhou', 'img-0c4kz2fe,1000000002,ap-singapore'
        $results = Import-Csv TestDrive:/shares.csv | Set-CvmImageShare -Confirm:$false
        $results.Status | Should -Be 'Shared', 'AlreadyShared', 'Revoked', 'Shared'
        (Get-CvmImageShare img-0c4kz2fe -Region ap-singapore).AccountId | Should -Be '1000000002'
    }

    It 'revokes after yes' -Skip:([bool]$env:IMAGESHARING_WINE) {
        $shown = Invoke-Shell 'Set-CvmImageShare img-9qabwvbn 100000000010' -Answer Y
        $shown | Should -Contain 'Revoked       100000000011'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000010'
    }

    It 'asks before it revokes, and changes nothing after no' -Skip:([bool]$env:IMAGESHARING_WINE) {
        $shown = Invoke-Shell 'Set-CvmImageShare img-9qabwvbn 100000000010, 1000000001' -Answer N
        @($shown -like 'Set the shares of image img-9qabwvbn (ap-guangzhou)*').Count | Should -Be 1
        ShouldBeAsItWas
    }

    It 'changes nothing where nobody is there to ask' {
        Invoke-Shell 'try { Set-CvmImageShare img-9qabwvbn 100000000010 } catch { "caught: $_" }' | Should -BeLike 'caught: *NonInteractive*'
        ShouldBeAsItWas
    }

    It 'does not ask where nothing is revoked' {
        Invoke-Shell 'Set-CvmImageShare img-9qabwvbn 100000000010, 100000000011, 1000000001' | Should -Contain 'Shared        1000000001'
    }

    It 'does not ask where $ConfirmPreference says so' {
        $ConfirmPreference = 'None'
        (Set-CvmImageShare img-9qabwvbn 100000000010).Status | Should -Be 'AlreadyShared', 'Revoked'
    }

    It 'changes nothing for a damaged list' {
        Set-Content TestDrive:/damaged.csv 'ImageId,AccountId', 'img-9qabwvbn,100000000010', 'img-9qabwvbn,1.0E+11'
        Import-Csv TestDrive:/damaged.csv | Set-CvmImageShare -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems | Out-Null
        $problems.FullyQualifiedErrorId | Should -Be @(
            'AccountIdMalformed,ImageSharing.Commands.SetCvmImageShareCommand'
            'DesiredSetIncomplete,ImageSharing.Commands.SetCvmImageShareCommand'
        )
        ShouldBeAsItWas
    }

    It 'takes no results, not from a file either' {
        Grant-CvmImageShare img-9qabwvbn 100000000010 | Export-Csv TestDrive:/results.csv
        Import-Csv TestDrive:/results.csv | Set-CvmImageShare -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -Be 'ResultNotAccepted,ImageSharing.Commands.SetCvmImageShareCommand'
        ShouldBeAsItWas
    }

    It 'takes every share back where -AllowEmpty says so' {
        (Set-CvmImageShare img-9qabwvbn -AccountId @() -AllowEmpty -Confirm:$false).Status | Should -Be 'Revoked', 'Revoked'
        Get-CvmImageShare img-9qabwvbn | Should -BeNullOrEmpty
    }

    It 'completes images, and the accounts that have the share' {
        (Get-Completion 'Set-CvmImageShare golden-d').CompletionText | Should -Be 'img-9qabwvbn'
        (Get-Completion 'Set-CvmImageShare img-9qabwvbn 1').CompletionText | Should -Be '100000000010', '100000000011'
    }
}
