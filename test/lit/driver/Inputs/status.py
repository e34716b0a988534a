"""status.py EXPECTED COMMAND...: runs a command, fails unless its exit status is the expected one."""
import subprocess
import sys

status = subprocess.run(sys.argv[2:]).returncode
if status != int(sys.argv[1]):
    sys.exit(f"exit status {status}, expected {sys.argv[1]}")
