#!/bin/sh
# The hub's commands, as its own user and with its settings: loket-hub set-up ..., loket-hub code --desk "Loket 3"
set -e
cd /usr/lib/loket-hub
# Read by the hub: a shell would run what stands behind a $ or a & in a password, and as root.
export HUB_SETTINGS_FILE=/etc/loket-hub/hub.env
if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid=loket-hub --regid=loket-hub --init-groups -- /usr/lib/loket-hub/bin/node hub/main.js "$@"
fi
exec /usr/lib/loket-hub/bin/node hub/main.js "$@"
