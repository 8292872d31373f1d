"""Inputs of the GraphQL comparison that are made: values of root fields, and a document of 10 KB."""
import json


def message(number):
    return {"id": f"m{number}", "text": f"message number {number}, of a length as people write",
            "likes": number, "rating": number / 4, "isPinned": number % 3 == 0,
            "state": "SENT" if number % 2 else "READ",
            "author": {"id": f"u{number % 7}", "name": f"user {number % 7}", "email": None}}


def list_data():
    return {"messages": {"items": [message(number) for number in range(100)], "nextToken": None}}


def nested_data():
    page = {"items": [message(number) for number in range(10)], "nextToken": "more"}
    rooms = [{"id": f"r{number}", "name": f"room {number}", "messages": page} for number in range(3)]
    return {"room": {"id": "r1", "name": "room 1", "owner": {"id": "u1", "name": "Ann",
                                                             "rooms": rooms}}}


def long_document(size=10_000):
    """Operations of an ordinary kind with fragments, variables, aliases and arguments."""
    parts = ["fragment UserParts on User { id name email }\n"
             "fragment MessageParts on Message { id text likes state author { ...UserParts } }\n"]
    number = 0
    while sum(map(len, parts)) < size:
        parts.append(
            f"query Page{number}($limit: Int, $room: ID!, $full: Boolean!) {{\n"
            "  first: messages(limit: $limit) { items { ...MessageParts isPinned } nextToken }\n"
            "  room(id: $room) {\n    id\n    title: name\n    owner { ...UserParts rooms { id name } }\n"
            "    messages(limit: 20) @include(if: $full) {\n"
            "      items { ...MessageParts rating room { id name } }\n    }\n"
            "    members { ...UserParts }\n  }\n}\n")
        number += 1
    return "".join(parts)


def write(folder):
    (folder / "list.json").write_text(json.dumps(list_data()), encoding="utf-8")
    (folder / "nested.json").write_text(json.dumps(nested_data()), encoding="utf-8")
    (folder / "document.graphql").write_text(long_document(), encoding="utf-8")
