@rem The hub's commands with its settings, as an administrator: loket-hub set-up ..., loket-hub code --desk "Loket 3"
@"%~dp0loket-hub-service.exe" run %*
