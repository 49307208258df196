#!/bin/sh
# A witness that misbehaves in the way its argument's name says: witness_stub.sh …/WAY[.xls]
# WAY agree needs nothing else; the others are what freexl or a bad build could do.
way=${1##*/}
head='freexl\t1.0.6\nbiff\t8\t1200\t1900\nsheet\t0\tSheet1\n'
case ${way%.xls} in
lines) printf 'one\n\nthree\tand four\nno line feed' ;;
refuse) printf 'freexl\t1.0.6\nrefused\t-17\n' ;;
crash) printf "$head"; kill -SEGV $$ ;;
hang) printf "$head"; sleep 60 ;;
# Its child keeps the pipe open.
abandon) sleep 60 & printf "$head"; exit 0 ;;
# It closes the pipe and stays.
linger) exec >&-; sleep 60 ;;
spin) while :; do :; done ;;
burn) ulimit -St 1; while :; do :; done ;;
flood) yes "$(printf "$head")" ;;
long) tr '\0' x </dev/zero ;;
early) printf "$head"; exit 3 ;;
silent) exit 0 ;;
limits) ulimit -v; ulimit -n; ulimit -c; ulimit -t; ulimit -Ht; wc -c </dev/stdin; ls /proc/self/fd | wc -l ;;
write) trap '' XFSZ; echo x >"$1.written" || echo refused ;;
*) exit 4 ;;
esac
