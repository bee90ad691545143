; Qalqan's Setup.exe, per user and without an administrator. Compiled by installer/windows/setup_exe.py, which defines:
;   VERSION    the program's own, three numbers with dots
;   FILES      a script of SetOutPath and File, one line a file of the payload, sorted
;   ICON, SIDE the open eye as .ico, and as the picture beside the first page
;   SIZE_KIB   what the files take on the disk
;   OUT        the .exe to write
; Silent: Setup.exe /S (status 0 done, 3 the program is running, 4 an older Windows) and "Uninstall.exe" /S, which keeps settings and history.
Target amd64-unicode
Unicode true
ManifestDPIAware true
!ifdef FAST  ; for a trial: nothing is packed
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
RequestExecutionLevel user

!include MUI2.nsh
!include WinVer.nsh

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Qalqan"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"  ; written by the program's own setting, ui/autostart.py
!define PROGRAM "$INSTDIR\python\pythonw.exe"
!define DATA "$LOCALAPPDATA\qalqan"  ; settings, history and log: guard/settings/paths.py
!define RUNNING 3
!define TOO_OLD 4

Name "Qalqan"
OutFile "${OUT}"
BrandingText "Qalqan ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\Qalqan"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Qalqan"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Qalqan Setup"
VIAddVersionKey "CompanyName" "The Qalqan authors"
VIAddVersionKey "LegalCopyright" "MIT; of the libraries: see licences"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_LANGDLL_ALLLANGUAGES  ; a computer may lack Kazakh and yet show its letters
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\Qalqan"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language of the installer"
!define MUI_LANGDLL_WINDOWTITLE "Qalqan"
!define MUI_LANGDLL_INFO "Тіл · Язык · Language"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_TEXT "$(FINISH)"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!define MUI_FINISHPAGE_RUN_PARAMETERS "-m qalqan"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGEEX "${__FILEDIR__}" "Kazakh"
!include "${__FILEDIR__}/texts.nsh"

; A program that runs cannot be written over. Whoever sits there is asked to close it; silent: status ${RUNNING}.
!macro EnsureClosed
  !define AGAIN "again_${__LINE__}"
  !define FREE "free_${__LINE__}"
  ${AGAIN}:
    IfFileExists "${PROGRAM}" 0 ${FREE}
    ClearErrors
    FileOpen $0 "${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      Goto ${FREE}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CLOSE_IT)" /SD IDCANCEL IDRETRY ${AGAIN}
    SetErrorLevel ${RUNNING}
    Quit
  ${FREE}:
  !undef AGAIN
  !undef FREE
!macroend

; What a version before put there, whole: a file that this one has no more must not stay. Nothing else is touched, and
; nothing at all where no Uninstall.exe of ours says that these folders are ours.
!macro RemoveProgram
  ${If} ${FileExists} "$INSTDIR\Uninstall.exe"
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\lib"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\licences"
    Delete "$INSTDIR\SHA256SUMS"
    Delete "$INSTDIR\qalqan.ico"
  ${EndIf}
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(WINDOWS_10)" /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro EnsureClosed
  !insertmacro RemoveProgram
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  File "/oname=qalqan.ico" "${ICON}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Qalqan.lnk" "${PROGRAM}" "-m qalqan" "$INSTDIR\qalqan.ico"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "Qalqan"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "The Qalqan authors"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\qalqan.ico"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${SIZE_KIB}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section Uninstall
  !insertmacro EnsureClosed
  !insertmacro RemoveProgram
  Delete "$SMPROGRAMS\Qalqan.lnk"
  Delete "$INSTDIR\Uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"  ; only where it is empty
  ReadRegStr $0 HKCU "${RUN_KEY}" "Qalqan"
  ${If} $0 == "${PROGRAM} -m qalqan"  ; another copy's own stays
  ${OrIf} $0 == '"${PROGRAM}" -m qalqan'
    DeleteRegValue HKCU "${RUN_KEY}" "Qalqan"
  ${EndIf}
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "Software\Qalqan"
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(HISTORY_TOO)" /SD IDNO IDNO kept
  RMDir /r "${DATA}"
  kept:
SectionEnd
