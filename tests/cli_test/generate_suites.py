#!/usr/bin/env python3
"""Writes suites of a realistic size: generate_suites.py FOLDER [TEMPLATES] [CASES].

Each template builds a DynamoDB query of about 1 KB with a condition, a loop and a few functions; each suite has its
share of the cases, with a context of its own for each.
"""
import json
import pathlib
import sys

TEMPLATE = """## Template {n}: messages of a room, newest first.
#set($limit = $util.defaultIfNull($ctx.args.limit, 20))
#if($limit > 100)
  #set($limit = 100)
#end
#set($names = {{ "#pk": "pk", "#sk": "sk" }})
#set($values = {{ ":room": $util.dynamodb.toDynamoDB("ROOM{n}#$ctx.args.roomId"), ":message": $util.dynamodb.toDynamoDB("MESSAGE#") }})
#foreach($author in $ctx.args.authors)
  $util.qr($values.put(":author$foreach.index", $util.dynamodb.toDynamoDB($author)))
#end
{{
  "version": "2018-05-29",
  "operation": "Query",
  "query": {{
    "expression": "#pk = :room AND begins_with(#sk, :message)",
    "expressionNames": $util.toJson($names),
    "expressionValues": $util.toJson($values)
  }},
  "filter": {{
    "expression": "#foreach($author in $ctx.args.authors)#if($foreach.index > 0) OR #{{end}}author = :author$foreach.index#end"
  }},
  "scanIndexForward": false,
  "limit": $limit,
  "askedBy": "$ctx.identity.username",
  "askedAt": "$util.time.nowISO8601()",
  "id": "$util.autoId()",
  "nextToken": $util.toJson($ctx.args.nextToken)
}}
"""


def test_case(number, template):
    authors = [f"author-{number}-{i}" for i in range(number % 5 + 1)]
    return {
        "name": f"case {number}",
        "context": {
            "arguments": {"roomId": f"room-{number}", "limit": number % 150, "authors": authors, "nextToken": None},
            "identity": {"username": "ana", "claims": {"cognito:groups": ["User"]}},
        },
        "expect": {
            "request": {
                "limit": min(number % 150, 100),
                "query": {"expressionValues": {":room": {"S": f"ROOM{template}#room-{number}"},
                                               ":author0": {"S": authors[0]}}},
                "askedBy": "ana",
                "askedAt": {"$match": "iso8601"},
                "id": {"$match": "uuid"},
            },
            "warnings": [],
        },
    }


def generate(folder, templates=50, cases=1000):
    folder = pathlib.Path(folder)
    for n in range(templates):
        place = folder / f"part{n % 7}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"Query.q{n}.req.vtl").write_text(TEMPLATE.format(n=n), encoding="utf-8")
        suite = {"template": f"Query.q{n}.req.vtl", "tests": [test_case(i, n) for i in range(n, cases, templates)]}
        (place / f"Query.q{n}.req.vtltest.json").write_text(json.dumps(suite, indent=2), encoding="utf-8")


if __name__ == "__main__":
    generate(sys.argv[1], *map(int, sys.argv[2:]))
