#pester:no-parallel
Describe 'Grant-CvmImageShare' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $initialization = [scriptblock]::Create($import)

        # One account that gets the share, one that has it, one that does not exist, and one that is no account.
        $accounts = '1000000001', '100000000010', '100000000404', '1.0E+11'
        $results = Grant-CvmImageShare img-9qabwvbn $accounts -ErrorAction SilentlyContinue
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'says what became of each account' {
        $results.AccountId | Should -Be $accounts
        $results.Status | Should -Be 'Shared', 'AlreadyShared', 'Failed', 'Failed'
        $results.ErrorCode | Should -Be $null, $null, 'InvalidAccountId.NotFound', 'AccountIdMalformed'
    }

    Context 'Display' {
        It 'is a table of <Width> columns' -ForEach @(
            @{ Width = 60; Code = 'InvalidAccountId.NotFound' }
            @{ Width = 80; Code = 'InvalidAccountId.NotFound' }
            @{ Width = 50; Code = 'InvalidAccount…' }
        ) {
            $results | Format-Line $Width | Select-Object -First 6 | Should -Be @(
                '   Image: img-9qabwvbn (ap-guangzhou)'
                'Status        AccountId            ErrorCode'
                '------        ---------            ---------'
                'Shared        1000000001'
                'AlreadyShared 100000000010'
                "Failed        100000000404         $Code"
            )
        }

        It 'shows the longest code whole in a wide window' {
            $row = $results[2] | ConvertTo-Json | ConvertFrom-Json
            $row.PSTypeNames.Insert(0, 'Deserialized.ImageSharing.ImageShareResult')
            $row.ErrorCode = 'UnsupportedOperation.LocationImageNotSupported'
            $row | Format-Line 160 | Select-Object -Last 1 | Should -Be "Failed        100000000404         $($row.ErrorCode)"
        }

        It 'is a table for each image' {
            $all = Grant-CvmImageShare img-9qabwvbn, img-6pb6lrmy 100000000404 -ErrorAction SilentlyContinue
            @($all | Format-Line) -like '   Image: *' | Should -Be '   Image: img-9qabwvbn (ap-guangzhou)', '   Image: img-6pb6lrmy (ap-guangzhou)'
        }

        It 'is a list with every property' {
            $lines = $results[2] | Format-List | Format-Line
            $lines.Count | Should -Be ([ImageSharing.ImageShareResult].GetProperties().Count)
            $lines | Should -Contain 'ErrorCode     : InvalidAccountId.NotFound'
            $lines | Should -Contain 'Operation     : Grant'
        }

        It 'is columns of accounts' {
            $results | Format-Wide -Column 4 | Format-Line 120 | Select-Object -Last 1 |
                Should -Match '^1000000001 Shared +100000000010 AlreadyShared +100000000404 Failed +1\.0E\+11 Failed$'
        }
    }

    Context 'Files' {
        It 'is kept in JSON, with words for status and operation' {
            $results | ConvertTo-Json | Should -Match '"Status": +"AlreadyShared"'
            $again = $results | ConvertTo-Json | ConvertFrom-Json
            $again.Operation | Select-Object -Unique | Should -Be 'Grant'
            $again.AccountId | Should -Be $accounts
            '{0:yyyyMMddHHmmssfff}' -f $again[0].CompletedTime.ToUniversalTime() | Should -Be ('{0:yyyyMMddHHmmssfff}' -f $results[0].CompletedTime.ToUniversalTime())
            $results[0].CompletedTime.Kind | Should -Be 'Local'
        }

        It 'is kept in CSV, a column for each property' {
            $rows = @($results | ConvertTo-Csv | ConvertFrom-Csv)
            $rows[0].PSObject.Properties.Name | Should -Be ([ImageSharing.ImageShareResult].GetProperties().Name)
            $rows.Status | Should -Be $results.Status
        }

        It 'tries again from CSV what is not done' {
            $results | Export-Csv TestDrive:/results.csv
            $again = Import-Csv TestDrive:/results.csv | Where-Object Status -in Failed, Unknown | Grant-CvmImageShare -ErrorAction SilentlyContinue
            $again.AccountId | Should -Be '100000000404', '1.0E+11'
            $again.Region | Select-Object -Unique | Should -Be 'ap-guangzhou'
        }
    }

    Context 'Jobs' {
        It 'shares in runspaces beside each other' -Skip:($PSEdition -eq 'Desktop') {
            $all = 'img-6pb6lrmy', 'img-9qabwvbn' | ForEach-Object -Parallel {
                . ([scriptblock]::Create($using:import))
                Grant-CvmImageShare $_ 1000000002
            }
            $all.Status | Should -Be 'Shared', 'Shared'
            $all.ImageId | Sort-Object | Should -Be 'img-6pb6lrmy', 'img-9qabwvbn'
        }

        It 'shares in a thread job' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
            $job = Start-ThreadJob -InitializationScript $initialization { Grant-CvmImageShare img-6pb6lrmy 1000000003 }
            try { $result = Receive-Job $job -Wait }
            finally { Remove-Job $job -Force }
            $result | Should -BeOfType ImageSharing.ImageShareResult
            $result.Status | Should -Be 'Shared'
        }

        It 'shows its table of what comes out of a job, and takes it back in' {
            $job = Start-Job -InitializationScript $initialization { Grant-CvmImageShare img-6pb6lrmy 1000000004, 100000000404 -ErrorAction Ignore }
            try { $received = Receive-Job $job -Wait }
            finally { Remove-Job $job -Force }
            $received[0].PSTypeNames | Should -Contain 'Deserialized.ImageSharing.ImageShareResult'
            $received | Format-Line | Select-Object -Skip 3 | Should -Be 'Shared        1000000004', 'Failed        100000000404         InvalidAccountId.NotFound'

            $again = $received | Grant-CvmImageShare -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            $again.Status | Should -Be 'Failed'
            $undone = $received | Revoke-CvmImageShare -WarningVariable warnings -WarningAction SilentlyContinue
            $undone.AccountId | Should -Be '1000000004'
            "$warnings" | Should -BeLike 'Skipped 1 result:*'
        }

        # The second image is not NORMAL: the command waits for it.
        It 'stops when the job is stopped, keeps what is out, and says where it stands' {
            $job = Start-Job -InitializationScript $initialization {
                'img-6pb6lrmy', 'img-3ez8kx1c' | ForEach-Object { [pscustomobject]@{ ImageId = $_; AccountId = '1000000005' } } |
                    Grant-CvmImageShare -WaitTimeoutSec 600
            }
            try {
                $output = $job.ChildJobs[0].Output
                while (-not $output.Count -and $job.State -in 'NotStarted', 'Running') { Start-Sleep -Milliseconds 20 }
                Stop-Job $job
                $job.State | Should -Be 'Stopped'
                $output.AccountId | Should -Be '1000000005'
                "$($job.ChildJobs[0].Information)" | Should -BeLike 'Stopped: 1 account applied, 0 accounts unknown.*'
            }
            finally { Remove-Job $job -Force }
        }

        It 'starts nothing more when Select-Object has enough' {
            $first = 'img-6pb6lrmy', 'img-3ez8kx1c' | ForEach-Object { [pscustomobject]@{ ImageId = $_; AccountId = '1000000006' } } |
                Grant-CvmImageShare -WaitTimeoutSec 600 -InformationVariable said 6>$null | Select-Object -First 1
            $first.Status | Should -Be 'Shared'
            "$said" | Should -BeLike 'Stopped: 1 account applied*'
        }
    }

    Context 'Questions' {
        It 'shares what was answered with yes, and only that' -Skip:([bool]$env:IMAGESHARING_WINE) {
            $shown = Invoke-Shell 'Grant-CvmImageShare img-6pb6lrmy, img-9qabwvbn 1000000007 -Confirm' -Answer N, Y
            $shown | Should -Contain 'Share image img-6pb6lrmy (ap-guangzhou) with 1 account (1000000007)?'
            $shown | Should -Contain 'Share image img-9qabwvbn (ap-guangzhou) with 1 account (1000000007)?'
            $shown | Should -Contain 'Shared        1000000007'
            $shown -like '   Image: *' | Should -Be '   Image: img-9qabwvbn (ap-guangzhou)'
        }

        It 'asks no more after <Answer>' -Skip:([bool]$env:IMAGESHARING_WINE) -ForEach @(
            @{ Answer = 'A'; Shared = 2 }
            @{ Answer = 'L'; Shared = 0 }
        ) {
            $shown = Invoke-Shell 'Grant-CvmImageShare img-6pb6lrmy, img-9qabwvbn 1000000008 -Confirm' -Answer $Answer
            @($shown -like 'Share image*').Count | Should -Be 1
            @($shown -match '^Shared +1000000008$').Count | Should -Be $Shared
        }

        It 'shares nothing under -WhatIf' {
            $shown = Invoke-Shell 'Grant-CvmImageShare img-6pb6lrmy 1000000009, 1000000010 -WhatIf'
            $shown | Should -Be 'What if: Share image img-6pb6lrmy (ap-guangzhou) with 2 accounts:', '    1000000009', '    1000000010'
            Get-CvmImageShare img-6pb6lrmy 1000000009 | Should -BeNullOrEmpty
        }
    }

    It 'is completed: <Typed>' -ForEach @(
        @{ Typed = 'Grant-CvmImageShare golden-w'; Offered = 'img-6pb6lrmy' }
        @{ Typed = "Grant-CvmImageShare -ImageId 'img-6p"; Offered = "'img-6pb6lrmy'" }
        @{ Typed = 'Grant-CvmImageShare -Region ap-singapore -ImageId im'; Offered = 'img-0c4kz2fe' }
        @{ Typed = 'Grant-CvmImageShare -Region ap-sing'; Offered = 'ap-singapore' }
        @{ Typed = 'Grant-CvmImageShare -Language '; Offered = 'en-US', 'zh-CN' }
        @{ Typed = 'Grant-CvmImageShare -Req'; Offered = '-RequestsPerSecond' }
    ) {
        (Get-Completion $Typed).CompletionText | Sort-Object | Should -Be $Offered
    }

    It 'shows name and state of an image as its tool tip' {
        (Get-Completion 'Grant-CvmImageShare img-3').ToolTip | Should -Be 'build-agent SYNCING ap-guangzhou'
    }

    It 'says how far it is when it takes longer' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("$import; Grant-CvmImageShare img-3ez8kx1c 1000000011, 1000000012 -WaitTimeoutSec 1").Invoke()
            $progress = @($shell.Streams.Progress | Where-Object Activity -eq 'Sharing images')
            $progress[0].StatusDescription | Should -Match '^0 of 2 accounts, .*img-3ez8kx1c.*, \d+\.\d requests per second$'
            $progress[-1].RecordType | Should -Be 'Completed'
        }
        finally { $shell.Dispose() }
    }
}
