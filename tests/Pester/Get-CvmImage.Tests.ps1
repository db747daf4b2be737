#pester:no-parallel
Describe 'Get-CvmImage' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'finds images by name' {
        (Get-CvmImage -Name golden-*).ImageId | Should -Be 'img-6pb6lrmy', 'img-9qabwvbn'
    }

    It 'finds images by state' {
        (Get-CvmImage -ImageState SYNCING).ImageId | Should -Be 'img-3ez8kx1c'
    }

    It 'finds the images that a CSV file names' {
        Set-Content TestDrive:/images.csv 'Region,ImageId', 'ap-guangzhou,img-9qabwvbn', 'ap-singapore,img-0c4kz2fe'
        (Import-Csv TestDrive:/images.csv | Get-CvmImage).ImageName | Should -Be 'golden-db-2026-02', 'golden-web-2026-02'
    }

    It 'gives no more than Select-Object asks for' {
        @(Get-CvmImage | Select-Object -First 1).Count | Should -Be 1
    }

    It 'has a local time that compares with the clock on the wall' {
        $image = Get-CvmImage img-6pb6lrmy
        $image.CreatedTime.Kind | Should -Be 'Local'
        $image.CreatedTime.ToUniversalTime() | Should -Be ([datetime]'2026-02-02T06:12:41')
        (Get-CvmImage | Where-Object CreatedTime -lt (Get-Date '2026-01-01')).ImageName | Should -Be 'build-agent'
        (Get-CvmImage | Sort-Object CreatedTime).ImageName | Should -Be 'build-agent', 'golden-web-2026-02', 'golden-db-2026-02'
    }

    It 'has the tags as a dictionary, in JSON too' {
        $image = Get-CvmImage img-6pb6lrmy
        $image.Tags.team | Should -Be 'platform'
        $again = $image | ConvertTo-Json | ConvertFrom-Json
        $again.ImageName | Should -Be 'golden-web-2026-02'
        $again.ImageState | Should -Be 'NORMAL'
        $again.Tags.team | Should -Be 'platform'
        $again.CreatedTime.ToUniversalTime() | Should -Be $image.CreatedTime.ToUniversalTime()
    }

    It 'shows a table of <Width> columns' -ForEach @(
        @{ Width = 60; ShownName = 'golden-web…' }
        @{ Width = 80; ShownName = 'golden-web-2026-02' }
        @{ Width = 160; ShownName = 'golden-web-2026-02' }
    ) {
        $lines = Get-CvmImage -Region ap-guangzhou, ap-singapore | Format-Line $Width
        $lines | Select-Object -First 4 | Should -Be @(
            '   Region: ap-guangzhou'
            'ImageId      State          GiB CreatedTime      ImageName'
            '-------      -----          --- -----------      ---------'
            ('img-6pb6lrmy NORMAL          20 ' + ([datetime]'2026-02-02T06:12:41Z').ToString('yyyy-MM-dd HH:mm') + " $ShownName")
        )
        $lines | Should -Contain '   Region: ap-singapore'
    }

    It 'shows a list with every property' {
        $lines = Get-CvmImage img-6pb6lrmy | Format-List | Format-Line
        $names = [ImageSharing.Image].GetProperties().Name | Where-Object { $_ -ne 'Name' } # the same as ImageName
        $lines.Count | Should -Be $names.Count
        $lines | Should -Contain 'ImageDescription   : Web servers, hardened'
        $lines | Should -Contain 'Tags               : {[team, platform]}'
    }

    # A Chinese character takes two cells of the window. Windows PowerShell asks the console about that, which may not
    # have the characters.
    It 'shows a table with Chinese names that lines up in <Width> columns' -Skip:($PSEdition -eq 'Desktop') -ForEach @(
        @{ Width = 60; Shown = '网页服务器…', '网页-web', 'golden-web' }
        @{ Width = 80; Shown = '网页服务器黄金镜像二月版本加固…', '网页-web', 'golden-web' }
    ) {
        $lines = '网页服务器黄金镜像二月版本加固系统盘', '网页-web', 'golden-web' | ForEach-Object {
            [pscustomobject]@{
                PSTypeName = 'ImageSharing.Image'; Region = 'ap-guangzhou'; ImageId = 'img-6pb6lrmy'
                ImageState = 'NORMAL'; ImageSize = 20; CreatedTime = [datetime]'2026-02-02'; ImageName = $_
            }
        } | Format-Line $Width
        $header = $lines | Where-Object { $_ -like 'ImageId *' }
        $rows = @($lines | Where-Object { $_ -like 'img-*' })
        $before = $rows | ForEach-Object { Measure-Cell $_.Substring(0, $_.LastIndexOf(' ') + 1) }
        $before | Should -Be (@($header.IndexOf('ImageName')) * 3)
        $rows | ForEach-Object { $_.Split(' ')[-1] } | Should -Be $Shown
        $rows | ForEach-Object { Measure-Cell $_ } | Should -BeLessOrEqual $Width
        Measure-Cell $rows[0] | Should -BeGreaterOrEqual ($Width - 1)
    }

    It 'shows Chinese names in columns that line up' -Skip:($PSEdition -eq 'Desktop') {
        $lines = '网页服务器', 'golden-web', '数据库', 'golden-db' | ForEach-Object {
            [pscustomobject]@{ PSTypeName = 'ImageSharing.Image'; Region = 'ap-guangzhou'; ImageName = $_ }
        } | Format-Wide | Format-Line
        $rows = @($lines | Where-Object { $_ -match 'golden' })
        $rows.Count | Should -Be 2
        Measure-Cell $rows[0].Substring(0, $rows[0].IndexOf('golden')) |
            Should -Be (Measure-Cell $rows[1].Substring(0, $rows[1].IndexOf('golden')))
    }

    It 'shows the names in columns' {
        Get-CvmImage -Name golden-* | Format-Wide | Format-Line | Should -Match '^golden-web-2026-02 +golden-db-2026-02$'
    }

    It 'shows its table of what comes out of a job' {
        $job = Start-Job -InitializationScript ([scriptblock]::Create($import)) { Get-CvmImage img-6pb6lrmy }
        try { $image = Receive-Job $job -Wait }
        finally { Remove-Job $job -Force }
        $image.PSTypeNames | Should -Contain 'Deserialized.ImageSharing.Image'
        $image | Format-Line | Should -Be (Get-CvmImage img-6pb6lrmy | Format-Line)
    }

    It 'is completed: <Typed>' -ForEach @(
        @{ Typed = 'Get-CvmImage img-3'; Offered = 'img-3ez8kx1c' }
        @{ Typed = 'Get-CvmImage -Region ap-singapore img-'; Offered = 'img-0c4kz2fe' }
        @{ Typed = 'Get-CvmImage -Name gold'; Offered = 'golden-db-2026-02', 'golden-web-2026-02' }
        @{ Typed = 'Get-CvmImage -ImageState norm'; Offered = 'NORMAL' }
        @{ Typed = 'Get-CvmImage -ImageType "PUB'; Offered = '"PUBLIC_IMAGE"' }
        @{ Typed = 'Get-CvmImage -Region ap-guangzhou, ap-sin'; Offered = 'ap-singapore' }
    ) {
        (Get-Completion $Typed).CompletionText | Should -Be $Offered
    }
}
