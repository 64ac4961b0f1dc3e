# Install the .msi of a folder for everybody, let it look at itself, and take it away again.
# https://learn.microsoft.com/windows-server/administration/windows-commands/msiexec
param([Parameter(Mandatory)] [string] $Folder)
$ErrorActionPreference = 'Stop'
$place = "$env:ProgramFiles\ScamGuard"
$package = (Get-ChildItem -Path $Folder -Filter 'ScamGuard-*.msi').FullName

foreach ($step in '/i', '/x') {
    $ended = Start-Process -FilePath 'msiexec' -ArgumentList '/qn', $step, "`"$package`"" -Wait -PassThru
    if ($ended.ExitCode -ne 0) { throw "msiexec $step ended with $($ended.ExitCode)" }
    if ($step -eq '/i') {
        $told = & "$place\ScamGuard.exe" self-check --json | Out-String
        Write-Output $told
        if ((ConvertFrom-Json $told).troubles.Count -ne 0) { throw 'something of it is missing' }
    }
}
if (Test-Path "$place\ScamGuard.exe") { throw 'the program stayed' }
