# $1: where to report, $2: the name. Prints one line, says so, and idles.
echo "$2 ready"
echo "ready $2" >"$1"
exec sleep 100000
