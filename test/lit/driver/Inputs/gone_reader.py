"""gone_reader.py COMMAND...: runs a command whose standard output nobody reads; it has to end with 1 and say nothing."""
import os
import subprocess
import sys

read, write = os.pipe()
os.close(read)
result = subprocess.run(sys.argv[1:], stdout=write, stderr=subprocess.PIPE)
if result.returncode != 1 or result.stderr:
    sys.exit(f"exit status {result.returncode}: {result.stderr.decode()}")
