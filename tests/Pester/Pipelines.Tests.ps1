#pester:no-parallel
# What a user writes, in the real shell: files, CSV, dates and Select-Object.

Describe 'Pipelines' {
    BeforeAll { . "$PSScriptRoot/Sandbox.ps1" }
    BeforeEach { $sandbox = Connect-Sandbox }
    AfterEach { Disconnect-Sandbox $sandbox }

    It 'shares with the accounts of a text file' {
        Set-Content TestDrive:/accounts.txt '1000000001', '1000000002', ''
        $results = Get-Content TestDrive:/accounts.txt | Where-Object { $_ } |
            Grant-CvmImageShare -ImageId img-6pb6lrmy -Region ap-guangzhou
        $results.Status | Should -Be 'Shared', 'Shared'
        (Get-CvmImageShare img-6pb6lrmy).AccountId | Should -Be '1000000001', '1000000002'
    }

    It 'shares the rows of a CSV file with the columns <Columns>' -ForEach @(
        @{ Columns = 'ImageId,AccountId' }
        @{ Columns = 'ImageId,Uin' }
    ) {
        Set-Content TestDrive:/shares.csv $Columns, 'img-6pb6lrmy,1000000001', 'img-9qabwvbn,1000000002', 'img-6pb6lrmy,1000000003'
        $results = Import-Csv TestDrive:/shares.csv | Grant-CvmImageShare
        $results.Status | Should -Be 'Shared', 'Shared', 'Shared'
        (Get-CvmImageShare img-6pb6lrmy).AccountId | Should -Be '1000000001', '1000000003'
        (Get-CvmImageShare img-9qabwvbn 1000000002).ImageId | Should -Be 'img-9qabwvbn'
    }

    It 'shares every regional copy of an image by name' {
        $results = Get-CvmImage -Name golden-web* -Region ap-guangzhou, ap-singapore | Grant-CvmImageShare -AccountId 1000000001
        $results.Region | Should -Be 'ap-guangzhou', 'ap-singapore'
        $results.Status | Should -Be 'Shared', 'Shared'
    }

    It 'revokes what is older than 30 days' {
        Grant-CvmImageShare img-9qabwvbn 1000000001 | Out-Null
        $results = Get-CvmImageShare img-9qabwvbn | Where-Object CreatedTime -lt (Get-Date).AddDays(-30) | Revoke-CvmImageShare
        $results.AccountId | Should -Be '100000000010', '100000000011'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '1000000001'
    }

    It 'shows what Set would do and does nothing' {
        Set-Content TestDrive:/accounts.txt '100000000011', '1000000001'
        $shown = Invoke-Shell "Set-CvmImageShare img-9qabwvbn -AccountId (Get-Content '$((Get-Item TestDrive:/accounts.txt).FullName)') -WhatIf"
        $shown | Should -Contain '    grant  1000000001'
        $shown | Should -Contain '    revoke 100000000010 (after the grants)'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000010', '100000000011'
    }

    It 'tries again what is not done, from a CSV file of results' {
        1000000001, 100000000404, 1000000002 | Grant-CvmImageShare img-6pb6lrmy -ErrorAction SilentlyContinue |
            Export-Csv TestDrive:/results.csv
        $again = Import-Csv TestDrive:/results.csv | Where-Object Status -in Failed, Unknown |
            Grant-CvmImageShare -ErrorAction SilentlyContinue
        $again.AccountId | Should -Be '100000000404'
        $again.ErrorCode | Should -Be 'InvalidAccountId.NotFound'
    }

    It 'undoes what a grant did, and only that' {
        $results = Grant-CvmImageShare img-9qabwvbn 100000000010, 1000000001
        ($results | Revoke-CvmImageShare -WarningAction SilentlyContinue).AccountId | Should -Be '1000000001'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000010', '100000000011'
    }

    It 'copies the share list of one image to another' {
        Get-CvmImageShare img-9qabwvbn | Set-CvmImageShare img-6pb6lrmy -Confirm:$false | Out-Null
        (Get-CvmImageShare img-6pb6lrmy).AccountId | Should -Be (Get-CvmImageShare img-9qabwvbn).AccountId
    }

    It 'revokes nothing where the file is missing' {
        { Get-Content TestDrive:/missing.txt -ErrorAction Stop | Set-CvmImageShare img-9qabwvbn -Confirm:$false } | Should -Throw
        Get-Content TestDrive:/missing.txt -ErrorAction SilentlyContinue |
            Set-CvmImageShare img-9qabwvbn -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems.FullyQualifiedErrorId | Should -Be 'DesiredSetEmpty,ImageSharing.Commands.SetCvmImageShareCommand'
        (Get-CvmImageShare img-9qabwvbn).Count | Should -Be 2
    }

    It 'takes every share back before an image is deleted' {
        (Get-CvmImage img-9qabwvbn | Revoke-CvmImageShare -All -Confirm:$false -Verify).Status | Should -Be 'Revoked', 'Revoked'
        Get-CvmImageShare img-9qabwvbn | Should -BeNullOrEmpty
    }
}
