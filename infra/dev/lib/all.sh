# shellcheck shell=bash
lib=${BASH_SOURCE[0]%/*}
# shellcheck source=infra/dev/lib/common.sh
. "$lib/common.sh"
# shellcheck source=infra/dev/lib/state.sh
. "$lib/state.sh"
# shellcheck source=infra/dev/lib/tools.sh
. "$lib/tools.sh"
# shellcheck source=infra/dev/lib/postgres.sh
. "$lib/postgres.sh"
# shellcheck source=infra/dev/lib/cluster.sh
. "$lib/cluster.sh"
# shellcheck source=infra/dev/lib/program.sh
. "$lib/program.sh"
