; What Loket's own installer does beyond electron-builder's script.
!include WordFunc.nsh
!include "${BUILD_RESOURCES_DIR}\site-policy.nsh"

; The stand-ins of tools/pack/nsis-stand-in run on a Wine that can list no processes.
!ifdef LOKET_STAND_IN
  !macro customCheckAppRunning
  !macroend
!endif

!ifndef BUILD_UNINSTALLER
  Var installedVersion
  Var versionOrder

  !macro customInit
    !insertmacro loketReadPolicy
    ; One way of installing on a PC: an MSI's files must not be written over, Windows would bring them back.
    ReadRegStr $installedVersion HKLM "Software\Loket" "InstallKind"
    ${if} $installedVersion == "msi"
      MessageBox MB_OK|MB_ICONSTOP "Loket di komputer ini dipasang dari paket MSI. Perbarui dengan paket MSI.$\r$\nLoket on this PC was installed from the MSI package. Update it with the MSI package." /SD IDOK
      SetErrorLevel 4
      Quit
    ${endIf}
    ; An older program cannot open the data of a newer one. IT says so when it is meant (docs/how-to/install.md).
    ReadRegStr $installedVersion HKLM "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion"
    ${if} $installedVersion != ""
      ${VersionCompare} "$installedVersion" "${VERSION}" $versionOrder
      ${if} $versionOrder == "1"
        ${StdUtils.TestParameter} $versionOrder "ALLOWDOWNGRADE"
        ${if} $versionOrder != "true"
          MessageBox MB_OK|MB_ICONSTOP "Versi yang terpasang ($installedVersion) lebih baru dari ${VERSION}. Untuk kembali ke versi lama jalankan dengan /ALLOWDOWNGRADE.$\r$\nThe installed version ($installedVersion) is newer than ${VERSION}. To go back run it with /ALLOWDOWNGRADE." /SD IDOK
          SetErrorLevel 3
          Quit
        ${endIf}
      ${endIf}
    ${endIf}
  !macroend

  !macro customInstall
    !insertmacro loketWritePolicy
  !macroend
!endif
