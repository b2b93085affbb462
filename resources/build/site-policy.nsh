; What IT passes to a silent installation becomes the policy of the PC (docs/how-to/install.md). The program itself judges each value and stays shut with
; the name of a key that does not fit; what can be seen to be wrong here already installs nothing.
!include LogicLib.nsh

!macro loketRefuse NAME
  MessageBox MB_OK|MB_ICONSTOP "Nilai /${NAME} tidak dapat dipakai. Tidak ada yang dipasang.$\r$\nThe value of /${NAME} cannot be used. Nothing was installed." /SD IDOK
  SetErrorLevel 5
  Quit
!macroend

!macro loketPut KEY VALUE
  ${if} "${VALUE}" != ""
    WriteRegStr HKLM "SOFTWARE\Policies\Loket" "${KEY}" "${VALUE}"
  ${endIf}
!macroend

!ifndef BUILD_UNINSTALLER
  Var policyHub
  Var policyCa
  Var policyCaSha256
  Var policySiteFile
  Var policySiteKey
  Var policyPart

  !macro loketReadPolicy
    ${StdUtils.GetParameter} $policyHub "HUB" ""
    ${StdUtils.GetParameter} $policyCa "CA" ""
    ${StdUtils.GetParameter} $policyCaSha256 "CASHA256" ""
    ${StdUtils.GetParameter} $policySiteFile "SITEFILE" ""
    ${StdUtils.GetParameter} $policySiteKey "SITEKEY" ""
    ${if} $policyHub != ""
      StrCpy $policyPart $policyHub 8
      ${if} $policyPart != "https://"
        !insertmacro loketRefuse "HUB"
      ${endIf}
    ${endIf}
    ; One without the other would pin nothing.
    ${if} $policyCa != ""
      ${ifNot} ${fileExists} $policyCa
        !insertmacro loketRefuse "CA"
      ${endIf}
      StrLen $policyPart $policyCaSha256
      ${if} $policyPart != 64
        !insertmacro loketRefuse "CASHA256"
      ${endIf}
    ${elseIf} $policyCaSha256 != ""
      !insertmacro loketRefuse "CA"
    ${endIf}
    ${if} $policySiteFile != ""
      ${ifNot} ${fileExists} $policySiteFile
        !insertmacro loketRefuse "SITEFILE"
      ${endIf}
    ${endIf}
    ${if} $policySiteKey != ""
      StrLen $policyPart $policySiteKey
      ${if} $policyPart != 19
        !insertmacro loketRefuse "SITEKEY"
      ${endIf}
    ${endIf}
  !macroend

  !macro loketWritePolicy
    SetRegView 64
    !insertmacro loketPut "HubUrl" $policyHub
    !insertmacro loketPut "HubCaFile" $policyCa
    !insertmacro loketPut "HubCaSha256" $policyCaSha256
    !insertmacro loketPut "SiteFile" $policySiteFile
    !insertmacro loketPut "SiteKey" $policySiteKey
    SetRegView lastused
  !macroend
!endif
