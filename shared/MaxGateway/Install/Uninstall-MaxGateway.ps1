<#
.SYNOPSIS
Removes the MAX gateway from the MAX server.

.DESCRIPTION
Removes the service, its firewall rule and its versions. The data folder stays unless -RemoveData is given: the inbox
knows which order became which, and a gateway that is installed later goes on from there. The views and the login of the
company databases stay as well; a database owner drops them when no report uses them.

.PARAMETER RemoveData
Removes settings, inbox, logs and ETL files too. Only when every operation of the inbox is finished.

.PARAMETER InstallRoot
Folder of the versions.

.PARAMETER DataRoot
Folder of settings, inbox, logs and ETL files.

.EXAMPLE
.\Uninstall-MaxGateway.ps1
#>

#Requires -Version 5.1
#Requires -RunAsAdministrator

[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [switch] $RemoveData,
    [string] $InstallRoot = (Join-Path $env:ProgramFiles 'ConnectorMaxGateway'),
    [string] $DataRoot = (Join-Path $env:ProgramData 'ConnectorMaxGateway'))

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'MaxGateway.Install.psm1') -Force

if ((Get-Service -Name $ServiceName -ErrorAction SilentlyContinue) -and $PSCmdlet.ShouldProcess($ServiceName, 'Stop and remove the service')) {
    Stop-Service -Name $ServiceName -Force
    # Remove-Service is not part of Windows PowerShell.
    Invoke-Native sc.exe @('delete', $ServiceName)
}
if ($PSCmdlet.ShouldProcess($FirewallRule, 'Remove the firewall rule')) {
    Get-NetFirewallRule -DisplayName $FirewallRule -ErrorAction SilentlyContinue | Remove-NetFirewallRule
}
if ((Test-Path -LiteralPath $InstallRoot) -and $PSCmdlet.ShouldProcess($InstallRoot, 'Remove the versions')) {
    $link = Join-Path $InstallRoot 'current'
    if (Test-Path -LiteralPath $link) { [IO.Directory]::Delete($link, $false) }
    Remove-Item -LiteralPath $InstallRoot -Recurse -Force
}
if ($RemoveData -and (Test-Path -LiteralPath $DataRoot) -and $PSCmdlet.ShouldProcess($DataRoot, 'Remove settings, inbox, logs and ETL files')) {
    Remove-Item -LiteralPath $DataRoot -Recurse -Force
}
