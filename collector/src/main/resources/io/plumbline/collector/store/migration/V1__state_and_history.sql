-- Moments are milliseconds since 1970 UTC by the collector's clock, but for taken_at, which is the host's.
-- Results, severities and causes are the words of the wire, so that the file can be read without this program.

CREATE TABLE agent (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- One epoch of one agent. Ids rise in the order in which epochs are first seen: that is the order of epochs.
CREATE TABLE stream (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  agent             INTEGER NOT NULL REFERENCES agent,
  epoch             TEXT NOT NULL,
  forgotten_through INTEGER NOT NULL DEFAULT 0,
  UNIQUE (agent, epoch)
) STRICT;

-- Every acknowledged report, until it is old enough to be forgotten: what makes a second delivery harmless.
CREATE TABLE ledger (
  stream      INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  digest      BLOB NOT NULL,
  host        INTEGER NOT NULL,
  standing    TEXT NOT NULL,
  taken_at    INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE host (
  id              INTEGER PRIMARY KEY,
  identity        TEXT NOT NULL UNIQUE,
  name            TEXT NOT NULL,
  os_name         TEXT NOT NULL,
  os_version      TEXT NOT NULL,
  os_build        TEXT NOT NULL,
  os_revision     TEXT NOT NULL,
  os_service_pack TEXT NOT NULL,
  architecture    TEXT NOT NULL,
  product_type    TEXT NOT NULL,
  agent           INTEGER NOT NULL,
  stream          INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  agent_version   TEXT NOT NULL,
  source          TEXT NOT NULL,
  packs           TEXT NOT NULL,
  conclusions     TEXT NOT NULL,
  first_seen      INTEGER NOT NULL,
  taken_at        INTEGER NOT NULL,
  received_at     INTEGER NOT NULL,
  pass            INTEGER NOT NULL DEFAULT 0,
  fail            INTEGER NOT NULL DEFAULT 0,
  error           INTEGER NOT NULL DEFAULT 0,
  unknown         INTEGER NOT NULL DEFAULT 0,
  notapplicable   INTEGER NOT NULL DEFAULT 0,
  notchecked      INTEGER NOT NULL DEFAULT 0,
  informational   INTEGER NOT NULL DEFAULT 0,
  fail_critical   INTEGER NOT NULL DEFAULT 0,
  fail_high       INTEGER NOT NULL DEFAULT 0,
  fail_medium     INTEGER NOT NULL DEFAULT 0,
  fail_low        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX host_by_receipt ON host (received_at);
CREATE INDEX host_by_name ON host (name COLLATE NOCASE, identity);

-- The latest report of each host, gzip JSON as the agent sent it: the evidence, whole.
CREATE TABLE host_report (
  host INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- Where the other agents stood that ever reported about a host; the row of host holds the current one.
CREATE TABLE host_position (
  host   INTEGER NOT NULL,
  agent  INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (host, agent)
) STRICT, WITHOUT ROWID;

CREATE TABLE host_pack (
  host    INTEGER NOT NULL,
  pack    TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (host, pack, version)
) STRICT, WITHOUT ROWID;

-- Every rule that a report ever named, with what the newest revision said of itself.
CREATE TABLE rule (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  title    TEXT NOT NULL,
  severity TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE finding (
  host     INTEGER NOT NULL,
  rule     INTEGER NOT NULL,
  result   TEXT NOT NULL,
  severity TEXT NOT NULL,
  revision INTEGER NOT NULL,
  reason   TEXT NOT NULL,
  since    INTEGER NOT NULL,
  PRIMARY KEY (host, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_result ON finding (rule, result);

CREATE TABLE transition (
  id          INTEGER PRIMARY KEY,
  host        INTEGER NOT NULL,
  rule        INTEGER NOT NULL,
  old         TEXT NOT NULL,
  new         TEXT NOT NULL,
  cause       TEXT NOT NULL,
  taken_at    INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  stream      INTEGER NOT NULL,
  seq         INTEGER NOT NULL
) STRICT;
CREATE INDEX transition_by_finding ON transition (host, rule);
CREATE INDEX transition_by_rule ON transition (rule);

-- Two sums kept in the same transaction as what they sum, so that a scrape never counts a million rows.
CREATE TABLE rule_result (
  rule   INTEGER NOT NULL,
  result TEXT NOT NULL,
  hosts  INTEGER NOT NULL,
  PRIMARY KEY (rule, result)
) STRICT, WITHOUT ROWID;

CREATE TABLE transition_total (
  rule  INTEGER NOT NULL,
  old   TEXT NOT NULL,
  new   TEXT NOT NULL,
  cause TEXT NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (rule, old, new, cause)
) STRICT, WITHOUT ROWID;
