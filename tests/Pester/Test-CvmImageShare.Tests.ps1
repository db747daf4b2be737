#pester:no-parallel
Describe 'Test-CvmImageShare' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        Set-Content TestDrive:/shares.csv 'ImageId,AccountId,Region', 'img-9qabwvbn,100000000010,ap-guangzhou', 'img-9qabwvbn,1000000001,ap-guangzhou'
    }
    BeforeEach { $sandbox = Connect-Sandbox }
    AfterEach { Disconnect-Sandbox $sandbox }

    It 'shows what differs first' {
        $lines = Import-Csv TestDrive:/shares.csv | Test-CvmImageShare | Format-Line
        $lines -join "`n" | Should -BeLike (@(
            '   Image: img-9qabwvbn (ap-guangzhou)'
            'Status     AccountId            CreatedTime'
            '------     ---------            -----------'
            'Missing    1000000001'
            'Unexpected 100000000011         20??-??-?? ??:??'
            'Correct    100000000010         20??-??-?? ??:??'
        ) -join "`n")
    }

    It 'is mended by Grant and by Revoke' {
        $granted = Import-Csv TestDrive:/shares.csv | Test-CvmImageShare | Where-Object Status -eq Missing | Grant-CvmImageShare
        "$granted" | Should -Be '1000000001 Shared'
        $revoked = Import-Csv TestDrive:/shares.csv | Test-CvmImageShare | Where-Object Status -eq Unexpected | Revoke-CvmImageShare
        "$revoked" | Should -Be '100000000011 Revoked'
        Import-Csv TestDrive:/shares.csv | Test-CvmImageShare -Quiet | Should -BeTrue
    }

    It 'is known after Export-Csv and Import-Csv' {
        Import-Csv TestDrive:/shares.csv | Test-CvmImageShare | Export-Csv TestDrive:/tested.csv
        $granted = Import-Csv TestDrive:/tested.csv | Grant-CvmImageShare -WarningVariable warnings -WarningAction SilentlyContinue
        "$granted" | Should -Be '1000000001 Shared'
        "$warnings" | Should -BeLike 'Skipped 2 results:*'
    }

    It 'is known after a job' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $job = Start-ThreadJob -ArgumentList $import, "$TestDrive/shares.csv" {
            param($import, $file)
            . ([scriptblock]::Create($import))
            Import-Csv $file | Test-CvmImageShare
        }
        try { $tests = Receive-Job $job -Wait } finally { Remove-Job $job -Force }
        $copies = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($tests))
        "$($copies | Revoke-CvmImageShare -WarningAction SilentlyContinue)" | Should -Be '100000000011 Revoked'
    }

    It 'compares all images with an allow-list' {
        $unexpected = Get-CvmImage | Test-CvmImageShare -AllowedAccountId 100000000010 | Where-Object Status -ne Correct
        "$unexpected" | Should -Be '100000000011 Unexpected'
    }

    It 'ends with an error where -Quiet could not compare' {
        { Test-CvmImageShare img-00000000 1000000001 -Quiet } | Should -Throw -ErrorId 'InvalidImageId.NotFound,*'
    }
}
