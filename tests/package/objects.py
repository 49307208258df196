"""What the library's own objects may not call: objects.py NM OBJECT...

The library never prints, exits, aborts or touches the locale.
"""

import re
import subprocess
import sys

FORBIDDEN = {
    "exit", "_exit", "_Exit", "quick_exit", "abort", "__assert_fail", "printf", "vprintf", "puts",
    "putchar", "perror", "psignal", "setlocale", "uselocale", "stdin", "stdout", "stderr", "syslog",
}

# In the child between fork and exec, where a failed exec can do nothing else.
PERMITTED = {"lib/base/process.c.o": {"_exit"}}

nm, *objects = sys.argv[1:]
failed = False
for path in objects:
    listing = subprocess.run([nm, "-u", path], check=True, capture_output=True, text=True).stdout
    permitted = {name for end, names in PERMITTED.items() if path.endswith(end) for name in names}
    for symbol in re.findall(r"\bU (\S+)", listing):
        plain = symbol.split("@")[0]
        plain = re.sub(r"^__(\w+)_chk$", r"\1", plain)  # the checked forms of _FORTIFY_SOURCE
        if plain in FORBIDDEN - permitted:
            print(f"{path}: uses {symbol}")
            failed = True
if not objects:
    sys.exit("no objects")
sys.exit(1 if failed else 0)
