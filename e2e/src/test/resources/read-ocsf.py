"""Reads OCSF events by Prowler's models and by OCSF's own schema: read-ocsf.py MODULES FILE. Prints what they say as JSON."""
import json
import sys

sys.path.insert(0, sys.argv[1])
import jsonschema
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding


def lost(given, kept, path=""):
    """What the model does not know, and so drops."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for name, value in given.items():
            yield from lost(value, kept[name], path + "." + name) if name in kept else [path + "." + name]
    elif isinstance(given, list) and isinstance(kept, list):
        for one, other in zip(given, kept):
            yield from lost(one, other, path + "[]")


def read(line, schema):
    given = json.loads(line)
    event = ComplianceFinding.model_validate_json(line)
    return {
        "control": event.compliance.control,
        "message": event.message,
        "class": event.class_uid,
        "schema": event.metadata.version,
        "severity": event.severity_id.name,
        "status": event.status_id.name,
        "compliance": event.compliance.status_id.name,
        "host": event.device.hostname,
        "code": event.status_code,
        "lost": sorted(set(lost(given, event.model_dump(mode="json", exclude_unset=True)))),
        "errors": [error.json_path + ": " + error.message[:200] for error in schema.iter_errors(given)],
    }


whole = OcsfJsonSchemaEmbedded(get_ocsf_schema(version="1.5.0")).get_class_schema("compliance_finding", [])
validator = jsonschema.Draft202012Validator(whole)
with open(sys.argv[2], encoding="utf-8") as lines:
    json.dump([read(line, validator) for line in lines], sys.stdout)
