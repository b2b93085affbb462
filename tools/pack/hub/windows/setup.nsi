; loket-hub-setup.exe: the hub of an office on a Windows PC. Defines: VERSION, STAGED, OUT; UNINSTALLER_STEP, a command on the uninstaller (%1).
Unicode true
!include MUI2.nsh
!include x64.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LoketHub"
Name "Loket Hub"
OutFile "${OUT}"
RequestExecutionLevel admin
InstallDir "$PROGRAMFILES64\Loket Hub"
SetCompressor /SOLID lzma
CRCCheck force
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 ProductName "Loket Hub"
VIAddVersionKey /LANG=1033 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1033 FileDescription "Loket Hub"
VIAddVersionKey /LANG=1033 LegalCopyright "Loket, EUPL-1.2"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!ifdef UNINSTALLER_STEP
  !uninstfinalize '${UNINSTALLER_STEP}' = 0
!endif
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

Var data
Var before
Var isFirst
Var aside

; The system and its administrators.
!define OURS "*S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F"
!define SERVICE "NT SERVICE\LoketHub"

!macro RIGHTS words
  nsExec::Exec '"$SYSDIR\icacls.exe" ${words}'
  Pop $0
  ${if} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP 'Hak akses tidak dapat diatur: ${words}$\r$\nThese rights could not be set: ${words}' /SD IDOK
    SetErrorLevel 6
    Quit
  ${endIf}
!macroend

; All within it, and the folder itself without the right to move or delete it.
!macro SERVICE_WRITES folder
  !insertmacro RIGHTS '"${folder}" /setowner *S-1-5-32-544'
  !insertmacro RIGHTS '"${folder}" /reset'
  !insertmacro RIGHTS '"${folder}" /grant "${SERVICE}:(RX,W)" "${SERVICE}:(OI)(CI)(IO)M"'
!macroend

!macro FIND_DATA
  SetRegView 64
  SetShellVarContext all
  StrCpy $data "$APPDATA\Loket Hub"
!macroend

Function .onInit
  !insertmacro FIND_DATA
  ReadRegStr $before HKLM "${KEY}" "DisplayVersion"
  ReadRegStr $0 HKLM "SYSTEM\CurrentControlSet\Services\LoketHub" "ImagePath"
  ${if} "$before$0" == ""
    StrCpy $isFirst 1
  ${endIf}
  ${if} $before != ""
    ${VersionCompare} "$before" "${VERSION}" $0
    ${if} $0 == 1
      ; The schema of the database only goes forward: an older hub refuses it (HUB_DATABASE_NEWER).
      ${GetParameters} $1
      ClearErrors
      ${GetOptions} $1 "/ALLOWDOWNGRADE" $2
      ${if} ${Errors}
        MessageBox MB_OK|MB_ICONSTOP "Versi yang terpasang ($before) lebih baru dari ${VERSION}.$\r$\nThe installed version ($before) is newer than ${VERSION}." /SD IDOK
        SetErrorLevel 3
        Quit
      ${endIf}
    ${endIf}
  ${endIf}
FunctionEnd

Function un.onInit
  !insertmacro FIND_DATA
FunctionEnd

Section "Loket Hub"
  ${if} ${FileExists} "$INSTDIR\loket-hub-service.exe"
    ExecWait '"$INSTDIR\loket-hub-service.exe" stop' $0
    ${if} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "Layanan Loket Hub tidak berhenti.$\r$\nThe service Loket Hub does not stop." /SD IDOK
      SetErrorLevel 5
      Quit
    ${endIf}
    ; No file of another version stays among the new ones; data lie elsewhere.
    RMDir /r "$INSTDIR"
  ${endIf}
  SetOutPath "$INSTDIR"
  File /r "${STAGED}/*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  ; Before the service exists: a setup that is cut off here is still a first one when it is repeated.
  StrCpy $3 "$data"
  Call Distrust
  ${ifNot} ${FileExists} "$data"
    ExecWait '"$INSTDIR\loket-hub-service.exe" folder "$data"' $0
    ${if} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "Folder data tidak dapat dibuat: $data$\r$\nThe data folder could not be made: $data" /SD IDOK
      SetErrorLevel 6
      Quit
    ${endIf}
  ${endIf}
  ; What lies there already may have been opened to somebody by whoever made it: owner and rights of old are taken away first.
  !insertmacro RIGHTS '"$data" /setowner *S-1-5-32-544'
  !insertmacro RIGHTS '"$data" /reset'
  !insertmacro RIGHTS '"$data" /inheritance:r /grant:r ${OURS}'
  ; From here on only administrators can lay anything there.
  StrCpy $3 "$data\hub.env"
  Call Distrust
  StrCpy $3 "$data\data"
  Call Distrust
  StrCpy $3 "$data\log"
  Call Distrust
  CreateDirectory "$data\data"
  CreateDirectory "$data\log"
  ${ifNot} ${FileExists} "$data\hub.env"
    CopyFiles /SILENT "$INSTDIR\hub.env" "$data\hub.env"
  ${endIf}
  ExecWait '"$INSTDIR\loket-hub-service.exe" install' $0
  ${if} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "Layanan Loket Hub tidak dapat dibuat.$\r$\nThe service Loket Hub could not be made." /SD IDOK
    SetErrorLevel 5
    Quit
  ${endIf}
  ; Keys and pictures are for the service and administrators alone; files beside settings, such as a certificate, it reads. The service writes in two folders and can neither move them nor the one they lie in.
  !insertmacro RIGHTS '"$data" /grant:r "${SERVICE}:(OI)RX"'
  !insertmacro SERVICE_WRITES "$data\data"
  !insertmacro SERVICE_WRITES "$data\log"
  ; What the system's own account will run tonight stands in these settings: the service may read them and no more.
  !insertmacro RIGHTS '"$data\hub.env" /setowner *S-1-5-32-544'
  !insertmacro RIGHTS '"$data\hub.env" /reset'
  !insertmacro RIGHTS '"$data\hub.env" /inheritance:r /grant:r *S-1-5-18:F *S-1-5-32-544:F "${SERVICE}:R"'
  WriteRegStr HKLM "${KEY}" "DisplayName" "Loket Hub ${VERSION}"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "Publisher" "Loket"
  WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\Uninstall.exe"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${KEY}" "NoRepair" 1
  ${if} $aside != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "Ditemukan dan disisihkan, karena bukan dibuat oleh administrator:$\r$\nFound and laid aside, because no administrator made it:$\r$\n$aside" /SD IDOK
    SetErrorLevel 9
  ${endIf}
  Call MakeTask
  ExecWait '"$INSTDIR\loket-hub-service.exe" start' $0
  ${if} $0 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "Loket Hub terpasang, tetapi layanannya belum berjalan. Jalankan: loket-hub-service.exe start$\r$\nLoket Hub is installed, but its service does not run yet. Run: loket-hub-service.exe start" /SD IDOK
    SetErrorLevel 7
  ${endIf}
SectionEnd

; $3: a file or folder. Everybody can lay one where a first setup will look, with settings that the system's account would follow each night: what neither
; administrators nor the system own is kept beside it under another name. Later ones are the office's own.
Function Distrust
  ${if} $isFirst != 1
  ${orIfNot} ${FileExists} "$3"
    Return
  ${endIf}
  ExecWait '"$INSTDIR\loket-hub-service.exe" trusted "$3"' $0
  ${if} $0 == 0
    Return
  ${endIf}
  StrCpy $4 1
  ${while} ${FileExists} "$3.untrusted-$4"
    IntOp $4 $4 + 1
  ${endWhile}
  ClearErrors
  Rename "$3" "$3.untrusted-$4"
  ${if} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Tidak dapat disisihkan: $3$\r$\nCould not be laid aside: $3" /SD IDOK
    SetErrorLevel 6
    Quit
  ${endIf}
  StrCpy $aside "$aside$3.untrusted-$4$\r$\n"
FunctionEnd

; Each night at 01:30, or when the PC is on again after it, as SYSTEM, so that the disk of backups can be closed to the service. Words of schtasks know
; no making up for a missed night and stop on a battery: therefore a file. What the backup says goes to backup.log, how it went the hub tells IT.
Function MakeTask
  ${WordReplace} "$INSTDIR" "&" "&amp;" "+" $2
  FileOpen $1 "$INSTDIR\backup-task.xml" w
  FileWriteUTF16LE /BOM $1 '<?xml version="1.0" encoding="UTF-16"?>$\r$\n'
  FileWriteUTF16LE $1 '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">$\r$\n'
  FileWriteUTF16LE $1 '<RegistrationInfo><Description>Nightly backup of the Loket hub</Description></RegistrationInfo>$\r$\n'
  FileWriteUTF16LE $1 '<Triggers><CalendarTrigger><StartBoundary>2026-01-01T01:30:00</StartBoundary>'
  FileWriteUTF16LE $1 '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay></CalendarTrigger></Triggers>$\r$\n'
  FileWriteUTF16LE $1 '<Principals><Principal id="Author"><UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel></Principal></Principals>$\r$\n'
  FileWriteUTF16LE $1 '<Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>'
  FileWriteUTF16LE $1 '<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries><StartWhenAvailable>true</StartWhenAvailable>'
  FileWriteUTF16LE $1 '<ExecutionTimeLimit>PT12H</ExecutionTimeLimit></Settings>$\r$\n'
  FileWriteUTF16LE $1 '<Actions Context="Author"><Exec><Command>$2\loket-hub-service.exe</Command><Arguments>nightly</Arguments></Exec></Actions>$\r$\n'
  FileWriteUTF16LE $1 '</Task>$\r$\n'
  FileClose $1
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Create /F /TN "Loket Hub Backup" /XML "$INSTDIR\backup-task.xml"'
  Pop $0
  ${if} $0 == 0
    Delete "$INSTDIR\backup-task.xml"
  ${else}
    ; It stays, so that an administrator can try with it once the reason is gone.
    MessageBox MB_OK|MB_ICONEXCLAMATION "Loket Hub terpasang, tetapi tugas cadangan tiap malam tidak dapat dibuat. Impor di Penjadwal Tugas: $INSTDIR\backup-task.xml$\r$\nLoket Hub is installed, but its nightly backup could not be scheduled. Import it in Task Scheduler: $INSTDIR\backup-task.xml" /SD IDOK
    SetErrorLevel 8
  ${endIf}
FunctionEnd

Section "Uninstall"
  ExecWait '"$INSTDIR\loket-hub-service.exe" uninstall' $0
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Delete /F /TN "Loket Hub Backup"'
  Pop $0
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKLM "${KEY}"
  ; The office's data in $data stay: they are removed by a person.
SectionEnd
