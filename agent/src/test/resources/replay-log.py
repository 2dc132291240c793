"""Replays a log into a hive by regipy: replay-log.py DIRECTORY-OF-REGIPY HIVE LOG RESTORED."""
import sys

sys.path.insert(0, sys.argv[1])
from regipy.recovery import apply_transaction_logs  # noqa: E402

apply_transaction_logs(sys.argv[2], sys.argv[3], restored_hive_path=sys.argv[4])
