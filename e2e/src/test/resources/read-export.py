"""Reads an export by readers that are none of ours and prints what they understood as JSON: read-export.py FORMAT FILE..."""
import csv
import json
import sys


def no_twins(pairs):
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name twice in one object")
    return names


def no_constant(word):
    raise ValueError(word + " is no JSON")


def parsed(text):
    return json.loads(text, object_pairs_hook=no_twins, parse_constant=no_constant)


def table(file):
    with open(file, encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, strict=True))
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("rows of different length")
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def lines(file):
    with open(file, encoding="utf-8") as text:
        return [parsed(line) for line in text]


def document(file):
    with open(file, encoding="utf-8") as text:
        return parsed(text.read())


def verdicts(schema, file):
    """Why the schema refuses each document, one a line of FILE; empty where it does not."""
    import jsonschema

    validator = jsonschema.Draft202012Validator
    validator.check_schema(document(schema))
    reader = validator(document(schema))
    return [[error.json_path + ": " + error.message[:200] for error in reader.iter_errors(each)] for each in lines(file)]


def suites(file):
    import junitparser

    read = junitparser.JUnitXml.fromfile(file)
    for suite in read:
        claimed = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        if (suite.tests, suite.failures, suite.errors, suite.skipped) != claimed:
            raise ValueError("suite %s counts %s" % (suite.name, claimed))
    return {
        "totals": [read.tests, read.failures, read.errors],
        "cases": [
            {
                "name": case.name,
                "suite": suite.name,
                "outcome": type(case.result[0]).__name__.lower() if case.result else "passed",
                "type": case.result[0].type if case.result else "",
                "message": case.result[0].message if case.result else "",
                "text": (case.result[0].text or "") if case.result else "",
            }
            for suite in read
            for case in suite
        ],
    }


READERS = {"csv": table, "ndjson": lines, "json": document, "schema": verdicts, "junit": suites}
json.dump(READERS[sys.argv[1]](*sys.argv[2:]), sys.stdout)
