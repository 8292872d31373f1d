#!/bin/sh
# The chat example, for you to see: a template rendered, a pipeline run, and the tests of all resolvers.
# VTLSIM names the program; without it, the one on PATH.
set -eu
vtlsim=${VTLSIM:-vtlsim}
case $vtlsim in
  /*) ;;
  */*) vtlsim=$PWD/$vtlsim ;;
esac
cd "$(dirname "$0")"

echo "== The request of Query.getMessages"
"$vtlsim" render resolvers/Query.getMessages.req.vtl --context contexts/getMessages.json

echo
echo "== The pipeline Mutation.startThread"
"$vtlsim" run resolvers/Mutation.startThread.resolver.json \
  --context contexts/startThread.json --data-sources contexts/startThread.answers.json

echo
echo "== The tests of all resolvers"
"$vtlsim" test .
