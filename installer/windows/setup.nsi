; ScamGuard-x.y.z-setup.exe: for one person, without an administrator.
; Built by build.py, which gives VERSION, PAYLOAD, ICON, SIZE_KB, OUT and, made from resources/words, WORDS.
Unicode true
Target amd64-unicode ; so that a Wine without 32-bit parts can run it, too
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user

!include LogicLib.nsh
!include MUI2.nsh
!define NAME "Scam Guard"
!define PROGRAM "ScamGuard.exe"
!define KEY "Software\ScamGuard"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ScamGuard"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\ScamGuard"
InstallDirRegKey HKCU "${KEY}" "InstallDir"
BrandingText " "
Caption "${NAME}"
SubCaption 3 " "
SubCaption 4 " "
UninstallCaption "${NAME}"
UninstallSubCaption 0 " "
UninstallSubCaption 1 " "
UninstallSubCaption 2 " "
InstallButtonText "$(INSTALL)"
UninstallButtonText "$(REMOVE_BUTTON)"
MiscButtonText "$(BACK)" "$(INSTALL)" "$(CANCEL)" "$(CLOSE)"
FileErrorText "$(HELD)"
ShowInstDetails nevershow
ShowUninstDetails nevershow
SetFont "Segoe UI" 14 ; the windows grow with it, up to what a screen of 1024 x 768 holds

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey CompanyName "${NAME}"
VIAddVersionKey LegalCopyright "Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_FINISHPAGE_TITLE "$(DONE_TITLE)"
!define MUI_FINISHPAGE_TITLE_3LINES
!define MUI_FINISHPAGE_TEXT "$(DONE)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(START)"
!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TITLE_3LINES
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW LargeWelcome
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(MOMENT)"
!define MUI_PAGE_HEADER_SUBTEXT "$(PUTTING)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(DONE_TITLE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(DONE)"
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${NAME}"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "$(NOT_WHOLE)"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_BUTTON "$(CLOSE)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW LargeDone
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "$(REMOVE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT " "
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(REMOVE)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(WHERE)"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "$(MOMENT)"
!define MUI_PAGE_HEADER_SUBTEXT "$(REMOVE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${NAME}"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(TAKEN)"
!insertmacro MUI_UNPAGE_INSTFILES
!include "${WORDS}"

; What a person is to read is larger than what they press.
!macro Enlarge CONTROL SIZE WEIGHT
  CreateFont $0 "$(^Font)" ${SIZE} ${WEIGHT}
  SendMessage ${CONTROL} ${WM_SETFONT} $0 1
!macroend

Function LargeWelcome
  !insertmacro Enlarge $mui.WelcomePage.Title 22 700
  !insertmacro Enlarge $mui.WelcomePage.Text 18 400
FunctionEnd

Function LargeDone
  !insertmacro Enlarge $mui.FinishPage.Title 22 700
  !insertmacro Enlarge $mui.FinishPage.Text 18 400
  !insertmacro Enlarge $mui.FinishPage.Run 18 400
FunctionEnd

Var Ran ; 0: a copy ran, and was ended

; End a copy that runs, and wait until Windows has let go of it, so that its files can be replaced.
!macro EndRunning
  nsExec::Exec 'taskkill /F /IM ${PROGRAM}'
  Pop $Ran
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${For} $0 1 50
      ClearErrors
      FileOpen $1 "$INSTDIR\${PROGRAM}" a
      ${IfNot} ${Errors}
        FileClose $1
        ${Break}
      ${EndIf}
      Sleep 200
    ${Next}
  ${EndIf}
!macroend

Section
  SetDetailsPrint none ; names of files mean nothing to anybody
  !insertmacro EndRunning
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  ReadRegStr $0 HKCU "${KEY}" "InstallDir"
  ${If} $0 == "" ; at an upgrade it stays as the person wishes
    WriteRegStr HKCU "${RUN_KEY}" "ScamGuard" '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  Call TakeOver
  ${If} $Ran = 0
  ${AndIf} ${Silent} ; the last page starts it otherwise
    Exec '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
SectionEnd

; A relative may have put the family's choices beside the setup. What is wrong with them is said.
Function TakeOver
  ${IfNot} ${FileExists} "$EXEDIR\scam-guard.toml"
    Return
  ${EndIf}
  InitPluginsDir
  StrCpy $1 "$PLUGINSDIR\reasons.txt"
  ExecWait '"$INSTDIR\${PROGRAM}" prepare "$EXEDIR\scam-guard.toml" --reasons "$1"' $0
  ${If} $0 = 0
    Return
  ${EndIf}
  StrCpy $2 ""
  ClearErrors
  FileOpen $1 $1 r
  ${DoUntil} ${Errors}
    FileReadUTF16LE $1 $3
    StrCpy $2 "$2$3"
  ${Loop}
  FileClose $1
  MessageBox MB_OK|MB_ICONINFORMATION "$2" /SD IDOK
FunctionEnd

; Everything that was put there goes. Notes and choices go only if the person says so.
Section "Uninstall"
  SetDetailsPrint none
  !insertmacro EndRunning
  DeleteRegValue HKCU "${RUN_KEY}" "ScamGuard"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Scam Guard" ; what the guard noted about the network
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\sbom.json"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ALSO_NOTES)" /SD IDNO IDNO keep
  RMDir /r "$LOCALAPPDATA\scam-guard"
  keep:
SectionEnd
