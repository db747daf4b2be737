#pester:no-parallel
Describe 'Revoke-CvmImageShare' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $initialization = [scriptblock]::Create($import)
    }
    BeforeEach { $sandbox = Connect-Sandbox }
    AfterEach { Disconnect-Sandbox $sandbox }

    It 'says in a table what became of each account' {
        $results = Revoke-CvmImageShare img-9qabwvbn 100000000010, 1000000001, 12 -ErrorAction SilentlyContinue
        $results | Format-Line | Should -Be @(
            '   Image: img-9qabwvbn (ap-guangzhou)'
            'Status        AccountId            ErrorCode'
            '------        ---------            ---------'
            'Revoked       100000000010'
            'NotShared     1000000001'
            'Failed        12                   AccountIdMalformed'
        )
        $results | ConvertTo-Json | Should -Match '"Operation": "Revoke"'
    }

    It 'takes back what Where-Object lets through' {
        $results = Get-CvmImageShare img-9qabwvbn | Where-Object AccountId -like *11 | Revoke-CvmImageShare
        $results.AccountId | Should -Be '100000000011'
        (Get-CvmImageShare img-9qabwvbn).AccountId | Should -Be '100000000010'
    }

    It 'undoes a grant from its CSV file, and only that' {
        Grant-CvmImageShare img-9qabwvbn 100000000010, 1000000001, 100000000404 -ErrorAction SilentlyContinue | Export-Csv TestDrive:/granted.csv
        $undone = Import-Csv TestDrive:/granted.csv | Revoke-CvmImageShare -WarningVariable warnings -WarningAction SilentlyContinue
        $undone.AccountId | Should -Be '1000000001'
        $undone.Status | Should -Be 'Revoked'
        "$warnings" | Should -BeLike 'Skipped 2 results:*'
    }

    It 'is undone by a grant, from JSON' {
        Revoke-CvmImageShare img-9qabwvbn 100000000010, 1000000001 | ConvertTo-Json | Set-Content TestDrive:/revoked.json
        $undone = Get-Content TestDrive:/revoked.json -Raw | ConvertFrom-Json | Grant-CvmImageShare -WarningAction SilentlyContinue
        $undone.AccountId | Should -Be '100000000010'
        $undone.Status | Should -Be 'Shared'
    }

    It 'takes every share back after yes, and none after no' -Skip:([bool]$env:IMAGESHARING_WINE) {
        $shown = Invoke-Shell 'Revoke-CvmImageShare img-9qabwvbn -All' -Answer N
        -join $shown | Should -BeLike '*Stop sharing image img-9qabwvbn (ap-guangzhou) with all 2 accounts*(100000000010, 100000000011)[?]*'
        @(Get-CvmImageShare img-9qabwvbn).Count | Should -Be 2

        $shown = Invoke-Shell 'Revoke-CvmImageShare img-9qabwvbn -All' -Answer Y
        $shown | Should -Contain 'Revoked       100000000010'
        Get-CvmImageShare img-9qabwvbn | Should -BeNullOrEmpty
    }

    It 'takes nothing back where nobody is there to ask' {
        $shown = Invoke-Shell 'try { Revoke-CvmImageShare img-9qabwvbn -All } catch { "caught: $_" }'
        $shown | Should -BeLike 'caught: *NonInteractive*'
        @(Get-CvmImageShare img-9qabwvbn).Count | Should -Be 2
    }

    It 'names every account under -WhatIf, and takes none back' {
        $shown = Invoke-Shell 'Revoke-CvmImageShare img-9qabwvbn -All -WhatIf'
        $shown | Should -Be 'What if: Stop sharing image img-9qabwvbn (ap-guangzhou) with all 2 accounts:', '    100000000010', '    100000000011'
        @(Get-CvmImageShare img-9qabwvbn).Count | Should -Be 2
    }

    It 'is done in a job, whose results are undone' {
        $job = Start-Job -InitializationScript $initialization { Revoke-CvmImageShare img-9qabwvbn 100000000010 }
        try { $received = Receive-Job $job -Wait }
        finally { Remove-Job $job -Force }
        $received | Format-Line | Select-Object -Last 1 | Should -Be 'Revoked       100000000010'
        ($received | Grant-CvmImageShare).Status | Should -Be 'Shared'
    }

    It 'completes the accounts that have the share' {
        (Get-Completion 'Revoke-CvmImageShare img-9qabwvbn ').CompletionText | Should -Be '100000000010', '100000000011'
        (Get-Completion 'Revoke-CvmImageShare img-9qabwvbn 100000000010, ').CompletionText | Should -Be '100000000011'
        $offered = Get-Completion 'Revoke-CvmImageShare img-9qabwvbn -AccountId "0011'
        $offered.CompletionText | Should -Be '"100000000011"'
        $offered.ToolTip | Should -Match '^shared since \d{4}-\d\d-\d\d \d\d:\d\d$'
    }
}
