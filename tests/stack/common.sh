# SPDX-FileCopyrightText: Meshscope contributors
# SPDX-License-Identifier: Apache-2.0
# Shared by the scripts of this folder; sourced, not run.

kafka3_version=3.9.2
kafka4_version=4.3.1
registry_version=3.3.3
oidc_version=6.0.2
java21_version=21.0.8.2
datacontract_version=1.2.8

# A test that starts a broker of its own has other XDG folders.
stack_cache=${MESHSCOPE_TEST_STACK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/meshscope-stack}

fail() {
    echo "tests/stack: $*" >&2
    exit 1
}

# free_ports COUNT: that many ports that nobody listens on now, on loopback.
free_ports() {
    python3 - "$1" <<'PY'
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in sockets:
    s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in sockets])
PY
}

# start NAME DIR READY-COMMAND COMMAND...: runs COMMAND detached, its output in DIR/NAME.log and its
# process id in DIR/NAME.pid, and waits until READY-COMMAND succeeds (at most a minute).
start() {
    local name=$1 dir=$2 ready=$3
    shift 3
    setsid "$@" >"$dir/$name.log" 2>&1 </dev/null &
    echo $! >"$dir/$name.pid"
    for ((i = 0; i < 600; i++)); do
        if bash -c "$ready"; then
            return 0
        fi
        if ! kill -0 "$(cat "$dir/$name.pid")" 2>/dev/null; then
            break
        fi
        sleep 0.1
    done
    tail -n 20 "$dir/$name.log" >&2
    fail "$name did not start; the lines above are its last"
}
