@{
    RootModule           = 'EmptyModule.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '5b1f6c8e-6c0e-4f0b-9d0e-2a3f1c7d9e11'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('EmptyModule.Format.ps1xml')
    CmdletsToExport      = @('Skip-Row')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
}
